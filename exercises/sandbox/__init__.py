"""Where submissions run: bubblewrap, a bare process, or this process when asked.

Everything else in the engine sees only a `Crew`, which hands out sessions.
"""

from .crew import Crew as Crew
from .level import Isolation as Isolation
from .level import Level as Level
from .level import Limits as Limits
from .link import Ended as Ended
from .link import Garbled as Garbled
from .link import TimedOut as TimedOut
from .link import Trouble as Trouble
from .session import Answer as Answer
from .session import Call as Call
from .session import Session as Session
