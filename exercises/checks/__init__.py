"""What the author of an exercise needs to say how an answer is checked."""

from .base import Check as Check
from .base import Outcome as Outcome
from .cases import Array as Array
from .cases import Case as Case
from .cases import Family as Family
from .cases import Made as Made
from .cases import fixed as fixed
from .cases import normal as normal
from .expressions import Question as Question
from .expressions import SameExpressions as SameExpressions
from .expressions import symbols_at as symbols_at
from .numbers import ByHand as ByHand
from .returns import ArrayOf as ArrayOf
from .returns import Several as Several
from .returns import WholeNumber as WholeNumber
from .same import SameValues as SameValues
from .slope import SlopeOfOwn as SlopeOfOwn
from .tidy import LeavesAlone as LeavesAlone
