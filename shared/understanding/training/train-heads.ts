import { correctionId, HEAD_SPECS, type HeadSpec } from '../head-specs.ts';
import { type Head, toShares } from '../heads.ts';
import { packHeads } from '../lane-table.ts';
import { listLessons } from './list-lessons.ts';
import { type PreparedRows, viewRow } from './prepare-rows.ts';
import { quantizeHead } from './quantize-head.ts';
import { type DomainOptions, trainHead } from './train-head.ts';
import type { TrainingRow } from './training-row.ts';

export interface TrainHeadsOptions {
  /** Heads to train; all when left out. Heads of domains are trained when a head needs them. */
  readonly only?: readonly string[];
}

/** Trains heads on the rows that `use` admits. The same rows give the same weights. */
export function trainHeads(
  prepared: PreparedRows,
  use: (row: TrainingRow) => boolean,
  options: TrainHeadsOptions = {},
): ReadonlyMap<string, Head> {
  const { features, dangers, rows } = prepared;
  const heads = new Map<string, Head>();
  const gatesOf = new Map<string, Float32Array>();
  const specs = HEAD_SPECS.filter((spec) => isWanted(spec, options.only));
  for (const spec of specs) {
    const lessons = listLessons(spec.id, rows, prepared.cues).filter(({ row }) => use(rows[row] as TrainingRow));
    const { domains: wanted, id, dangers: isOfDangers, ...training } = spec;
    const gates = wanted === undefined ? undefined : gatesOf.get(wanted.by);
    const trained = trainHead(isOfDangers ? dangers : features, lessons, {
      ...training,
      ...(wanted === undefined || gates === undefined
        ? {}
        : { domains: domainOptions(gates, rows.length, wanted.bits) }),
    });
    heads.set(id, quantizeHead(id, trained.shared));
    trained.domains.forEach((domain, d) => {
      const correction = correctionId(id, d);
      heads.set(correction, quantizeHead(correction, domain));
    });
    if (id === 'zh-domain' || id === 'en-domain') gatesOf.set(id, readGates(heads.get(id) as Head, prepared));
  }
  return heads;
}

function isWanted(spec: HeadSpec, only: readonly string[] | undefined): boolean {
  if (only === undefined || only.includes(spec.id)) return true;
  return HEAD_SPECS.some((other) => other.domains?.by === spec.id && only.includes(other.id));
}

function domainOptions(gates: Float32Array, rows: number, bits: number): DomainOptions {
  return { gates, count: gates.length / rows, bits };
}

function readGates(domain: Head, { features, rows }: PreparedRows): Float32Array {
  const gates = new Float32Array(rows.length * domain.classes);
  const shares = new Float64Array(domain.classes);
  const table = packHeads([domain]);
  for (let row = 0; row < rows.length; row++) {
    table.score(viewRow(features, row), shares);
    gates.set(toShares(shares, domain.classes), row * domain.classes);
  }
  return gates;
}
