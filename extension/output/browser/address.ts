// A name that can never exist, so that whatever slips through leads nowhere; https, so that file: is foreign to it.
/** The address that a page has while it is printed: a link to a file beside it comes out of the browser as one under this. */
export const pageAddress = 'https://rapport.invalid/';
