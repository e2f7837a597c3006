// Mocha's own spec reporter, which besides leaves how many tests passed and failed where scripts/test.mjs looks.
const { writeFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

// A test that leaves a server or a process open keeps the run alive for ever: say what is open, and end it as failed.
const patience = 20_000;

module.exports = class Counting extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { to } = options.reporterOptions ?? {};
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures } = this.stats;
      const leave = failed => to && writeFileSync(to, JSON.stringify({ passes, failures: failed }));
      leave(failures);
      setTimeout(() => {
        const open = process.getActiveResourcesInfo().join(', ');
        process.stderr.write(`Testerna är klara men något är kvar öppet: ${open}\n`);
        leave(failures + 1);
        process.exit(1);
      }, patience).unref();
    });
  }
};
