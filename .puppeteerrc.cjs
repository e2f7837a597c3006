// The browser is found at run time (extension/output/browser.ts); an install must never depend on a download host.
module.exports = { skipDownload: true };
