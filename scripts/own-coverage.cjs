// Coverage is of the process that the tests run in. The programs that they start would each leave 20 MB of it, of bundles that no
// line of ours can be read from: together they fill the memory of whoever merges them.
delete process.env.NODE_V8_COVERAGE;
