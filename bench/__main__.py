"""`python -m bench`: all measurements, one after the other."""

from bench import enter, followers, keys, reports, start

if __name__ == "__main__":
    for measurement in (start, keys, enter, followers, reports):
        measurement.main()
