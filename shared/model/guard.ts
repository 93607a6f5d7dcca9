/** One thing that the guard found in a reply. Offsets are UTF-16 positions in the text as it was given. */
export interface GuardFinding {
  /** Detector or etiquette rule id (file name), e.g. `mobile`, `id-card`, `asking`, `never-dont-know`. */
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Rule id of the service rules (SOC-4, SEC-1, LNG-1 …). */
  readonly rule: string;
  readonly say: { readonly zh: string; readonly en: string };
  /** `block` stops a public fill; `warn` lets the person decide. */
  readonly weight: 'block' | 'warn';
  /** A valid form (checksum, date): no override. */
  readonly certain: boolean;
  /** Text to put in its place, where one is offered. */
  readonly replacement?: string;
}

/** The guard's word on one reply. */
export interface GuardVerdict {
  readonly block: boolean;
  readonly warn: boolean;
  readonly findings: readonly GuardFinding[];
}
