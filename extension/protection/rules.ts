/** The municipality's rules for small groups (`skydd:` of ska.yaml), resolved for one table and one level. */
export interface ProtectionRules {
  /** Fewest pupils behind a shown value. */
  readonly threshold: number;
  /** 1–4 outside a share near 0 or 100 %: show `~0` / `~100` instead of hiding. */
  readonly nearHundred: boolean;
  /** True: a zero is hidden too. */
  readonly hideZeros: boolean;
  /** True: an authority published exactly these cells (`ska:skydd: utgiven`); they are shown as they stand. */
  readonly released?: boolean;
}
