// Mocha's own spec reporter, which besides leaves where scripts/test.mjs looks how many tests passed, and what failed.
const { writeFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

// A test that leaves a server or a process open keeps the run alive for ever: say what is open, and end it as failed.
const patience = 20_000;

// So much of what a failure says is told again where all the tests end.
const most = 4000;

module.exports = class Counting extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { to } = options.reporterOptions ?? {};
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes } = this.stats;
      const failures = this.failures.map(test => ({
        title: test.titlePath().join(' › '),
        said: String(test.err?.message ?? test.err).slice(0, most),
      }));
      const leave = all => to && writeFileSync(to, JSON.stringify({ passes, failures: all }));
      leave(failures);
      setTimeout(() => {
        const open = process.getActiveResourcesInfo().join(', ');
        const said = `Testerna är klara men något är kvar öppet: ${open}`;
        process.stderr.write(`${said}\n`);
        leave([...failures, { title: 'testernas slut', said }]);
        process.exit(1);
      }, patience).unref();
    });
  }
};
