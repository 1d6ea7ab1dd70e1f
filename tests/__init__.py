"""The tests, as one package: a package of this name may be installed in the same place."""
