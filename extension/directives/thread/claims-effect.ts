/** Whether a follow-up's judgement says that there was an effect: « effekt i årskurs 1–6, ingen i 7–9 » does, « ingen effekt än » does not. */
export function claimsEffect(judgement: string | undefined): boolean {
  const text = judgement?.toLocaleLowerCase('sv') ?? '';
  if (/vet inte|vet ej|oklar|osäker|för tidigt|går inte att|kan inte/u.test(text)) return false;
  const denied = text.replace(
    /(?:ingen|inte|inga|utan|saknar|liten eller ingen)\s+(?:\p{L}+\s+)?effekt\p{L}*/gu,
    '',
  );
  return /effekt/u.test(denied);
}
