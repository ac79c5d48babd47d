"""From a submission to a result: ask, judge, explain, add up."""
