import type { statuses } from '../../directives/setting.ts';

export type Status = (typeof statuses)[number];

/** The statuses that a report can go to from each: the author hands in, somebody reviews, somebody decides; `åter` sends it back. */
export const stepsFrom: Readonly<Record<Status, readonly Status[]>> = {
  utkast: ['inlämnad'],
  inlämnad: ['granskad', 'åter'],
  åter: ['inlämnad'],
  granskad: ['fastställd', 'åter'],
  fastställd: ['åter'],
};
