"""Measurements on real data, each beside a peer in the same run; never part of the test suite."""
