import { correctionId, HEAD_SPECS, type HeadSpec } from '../head-specs.ts';
import { type Head, scoreByDomain, scoreHead, shareClasses } from '../heads.ts';
import { hashVocabulary } from '../vocabulary-hash.ts';
import type { Weights } from '../weights-file.ts';
import { fitPlatt, fitTemperature, type Platt } from './fit-platt.ts';
import { listLessons } from './list-lessons.ts';
import { type PreparedRows, viewRow } from './prepare-rows.ts';
import { quantizeHead, roundNumber } from './quantize-head.ts';
import { type DomainOptions, trainHead } from './train-head.ts';
import type { TrainingRow } from './training-row.ts';

/** Calibration by head: how scores become probabilities. */
export type Calibration = ReadonlyMap<string, Platt>;

export interface TrainModelOptions {
  readonly lexicon?: ReadonlyMap<string, number>;
  readonly calibration?: Calibration;
  readonly dataHash?: string;
  /** Heads to train; all when left out. Heads of domains are trained when a head needs them. */
  readonly only?: readonly string[];
}

/** Trains heads on the rows that `use` admits. The same rows give the same weights. */
export function trainModel(
  prepared: PreparedRows,
  use: (row: TrainingRow) => boolean,
  options: TrainModelOptions = {},
): Weights {
  const { features, rows } = prepared;
  const heads = new Map<string, Head>();
  const gatesOf = new Map<string, Float32Array>();
  const specs = HEAD_SPECS.filter((spec) => isWanted(spec, options.only));
  for (const spec of specs) {
    const lessons = listLessons(spec.id, rows, prepared.cues).filter(({ row }) => use(rows[row] as TrainingRow));
    const { domains: wanted, id, ...training } = spec;
    const gates = wanted === undefined ? undefined : gatesOf.get(wanted.by);
    const trained = trainHead(features, lessons, {
      ...training,
      ...(wanted === undefined || gates === undefined
        ? {}
        : { domains: domainOptions(gates, rows.length, wanted.bits) }),
    });
    const platt = options.calibration?.get(id);
    heads.set(id, withCalibration(quantizeHead(id, trained.shared), platt));
    trained.domains.forEach((domain, d) => {
      const correction = correctionId(id, d);
      heads.set(correction, quantizeHead(correction, domain));
    });
    if (id === 'zh-domain' || id === 'en-domain') gatesOf.set(id, readGates(heads.get(id) as Head, prepared));
  }
  return { heads, dataHash: options.dataHash ?? '', vocabularyHash: hashVocabulary(options.lexicon) };
}

/** Fits the calibration of each head on rows that the weights were not trained on. */
export function calibrateModel(
  weights: Weights,
  prepared: PreparedRows,
  use: (row: TrainingRow) => boolean,
): Calibration {
  const calibration = new Map<string, Platt>();
  for (const spec of HEAD_SPECS) {
    const head = weights.heads.get(spec.id);
    if (head === undefined || spec.id.endsWith('-domain')) continue;
    const lessons = listLessons(spec.id, prepared.rows, prepared.cues, true).filter(({ row }) =>
      use(prepared.rows[row] as TrainingRow),
    );
    const scores = lessons.map(({ row }) => [...scoreSpec(weights, spec, prepared, row).subarray(0, spec.classes)]);
    const labels = lessons.map(({ label }) => label);
    const importance = lessons.map(({ weight }) => weight);
    const binary = spec.classes === 1;
    calibration.set(
      spec.id,
      binary
        ? fitPlatt(
            scores.map(([score = 0]) => score),
            labels,
            importance,
          )
        : fitTemperature(scores, labels, importance),
    );
  }
  return calibration;
}

function isWanted(spec: HeadSpec, only: readonly string[] | undefined): boolean {
  if (only === undefined || only.includes(spec.id)) return true;
  return HEAD_SPECS.some((other) => other.domains?.by === spec.id && only.includes(other.id));
}

function scoreSpec(weights: Weights, spec: HeadSpec, prepared: PreparedRows, row: number): Float64Array {
  const view = viewRow(prepared.features, row);
  const head = weights.heads.get(spec.id) as Head;
  if (spec.domains === undefined) return scoreHead(head, view, scores);
  const domain = weights.heads.get(spec.domains.by) as Head;
  const corrections = Array.from({ length: domain.classes }, (_, d) => {
    return weights.heads.get(correctionId(spec.id, d)) as Head;
  });
  return scoreByDomain(head, corrections, shareClasses(domain, view, shares), view, scores);
}

function withCalibration(head: Head, platt: Platt | undefined): Head {
  if (platt === undefined) return head;
  return {
    ...head,
    slope: new Float64Array(head.classes).fill(roundNumber(platt.slope)),
    offset: new Float64Array(head.classes).fill(roundNumber(platt.offset)),
  };
}

function domainOptions(gates: Float32Array, rows: number, bits: number): DomainOptions {
  return { gates, count: gates.length / rows, bits };
}

function readGates(domain: Head, { features, rows }: PreparedRows): Float32Array {
  const gates = new Float32Array(rows.length * domain.classes);
  for (let row = 0; row < rows.length; row++) {
    gates.set(shareClasses(domain, viewRow(features, row), shares).subarray(0, domain.classes), row * domain.classes);
  }
  return gates;
}

const scores = new Float64Array(16);
const shares = new Float64Array(16);
