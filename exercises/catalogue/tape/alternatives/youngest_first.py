import heapq
import itertools


class Value:
    count = itertools.count()  # a result is younger than what it was made of

    def __init__(self, data, *made_of):
        self.data, self.grad = data, 0.0
        self.made_of = made_of
        self.age = -next(Value.count)

    def __lt__(self, other):
        return self.age < other.age

    def __add__(self, other):
        if isinstance(other, Value):
            return Value(self.data + other.data, (self, 1), (other, 1))
        return Value(self.data + other, (self, 1))

    def __mul__(self, other):
        if isinstance(other, Value):
            return Value(self.data * other.data, (self, other.data), (other, self.data))
        return Value(self.data * other, (self, other))

    def relu(self):
        on = self.data > 0
        return Value(self.data * on, (self, on))

    def backward(self):
        self.grad = 1.0
        heap, known = [self], {self}
        while heap:
            value = heapq.heappop(heap)
            for source, slope in value.made_of:
                source.grad += slope * value.grad
                if source not in known:
                    known.add(source)
                    heapq.heappush(heap, source)

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + -other

    def square(self):
        return self * self

    __radd__ = __add__
    __rmul__ = __mul__
