import manifest from '../../package.json' with { type: 'json' };

declare const SKA_PROGRAM: string | undefined;

/** The program's version, as package.json says. */
export const version: string = manifest.version;

/** The version, and a fingerprint of what this program was bundled from: it changes with each change of the program. */
export const program: string =
  typeof SKA_PROGRAM === 'string' ? `${manifest.version}+${SKA_PROGRAM}` : manifest.version;
