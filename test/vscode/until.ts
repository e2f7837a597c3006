/** How long a person would wait before they called it broken; long, because the machine may be doing other things. */
const patience = 120_000;

/**
 * The first answer of `probe` that is not undefined or false; asked again until then. Throws after `limit` milliseconds
 * with `what` was waited for, and what `seen` says there was instead.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false>,
  { limit = patience, seen }: { readonly limit?: number; readonly seen?: () => Promise<unknown> } = {},
): Promise<T> {
  const end = performance.now() + limit;
  for (;;) {
    const answer = await probe().catch(passReplaced);
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) {
      const instead = seen ? `; there was ${JSON.stringify(await seen(), null, 2)}` : '';
      throw new Error(`waited ${Math.round(limit / 1000)} s in vain for ${what}${instead}`);
    }
    await new Promise(tick => setTimeout(tick, 40));
  }
}

/** A document that is replaced while it is read is not there yet; everything else is thrown on. */
function passReplaced(error: unknown): undefined {
  if (
    /cannot find context|context was destroyed|detached frame|does not belong to the document/i.test(
      String(error),
    )
  )
    return undefined;
  throw error;
}
