// Mocha's own spec reporter, which besides leaves how many tests passed and failed where scripts/test.mjs looks.
const { writeFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

module.exports = class Counting extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { to } = options.reporterOptions ?? {};
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      if (to) writeFileSync(to, JSON.stringify({ passes: this.stats.passes, failures: this.stats.failures }));
    });
  }
};
