class Value:
    def __init__(self, data, made_of=()):
        self.data = data
        self.grad = 0.0
        self.made_of = set(made_of)
        self.hand_on = lambda: None  # does nothing for an input

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def hand_on():
            self.grad += out.grad
            other.grad += out.grad

        out.hand_on = hand_on
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def hand_on():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.hand_on = hand_on
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def hand_on():
            self.grad += (out.data > 0) * out.grad

        out.hand_on = hand_on
        return out

    def backward(self):
        order, seen = [], set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for source in value.made_of:
                    visit(source)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for value in order[::-1]:
            value.hand_on()

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + -other

    def square(self):
        return self * self

    __radd__ = __add__
    __rmul__ = __mul__
