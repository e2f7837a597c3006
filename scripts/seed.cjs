// Property tests try the same texts in each run: what fails was broken by the change at hand. `npm run hunt` tries others.
const fc = require('fast-check');

fc.configureGlobal({ seed: Number(process.env.SKA_SEED ?? 20_261_127) });
