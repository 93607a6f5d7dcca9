// Measures the guard on generated texts: `node test/eval/guard/measure-guard.ts [COUNT] [SEED]`.
import { pathToFileURL } from 'node:url';
import { checkReply } from '../../../shared/replies/guard.ts';
import { makeCleanText, wrapSecret } from './carriers.ts';
import { makeChance } from './chance.ts';
import { EVASIONS } from './evasions.ts';
import { makeSecret, SECRET_KINDS, type SecretKind } from './secrets.ts';

/** Kinds that people cut up and disguise; the others are written as they are, or only their letters change. */
const DISGUISED: ReadonlySet<SecretKind> = new Set(['id-card', 'mobile', 'bank-card']);

export interface GuardFigures {
  readonly recall: Readonly<Record<SecretKind, { readonly seen: number; readonly of: number }>>;
  readonly falseBlocks: { readonly blocked: number; readonly of: number };
  /** Some texts that went wrong, to look at. */
  readonly missed: readonly { readonly kind: SecretKind; readonly evasion: string; readonly text: string }[];
  readonly wronglyBlocked: readonly { readonly type: string; readonly text: string }[];
}

/** Half of the texts hold a secret, half are hard negatives. */
export function measureGuard(count: number, seed: number): GuardFigures {
  const chance = makeChance(seed);
  const recall = Object.fromEntries(SECRET_KINDS.map((kind) => [kind, { seen: 0, of: 0 }])) as Record<
    SecretKind,
    { seen: number; of: number }
  >;
  const missed: { kind: SecretKind; evasion: string; text: string }[] = [];
  const wronglyBlocked: { type: string; text: string }[] = [];
  const half = Math.floor(count / 2);
  for (let i = 0; i < half; i++) {
    const kind = SECRET_KINDS[i % SECRET_KINDS.length] ?? 'mobile';
    const evasion = chance.pick(
      EVASIONS.filter((candidate) => DISGUISED.has(kind) || (!candidate.digitsOnly && isFitting(kind, candidate.id))),
    );
    const carried = wrapSecret(kind, evasion.write(makeSecret(kind, chance), chance), chance);
    const verdict = checkReply(carried.text, { where: 'public' });
    const isSeen = verdict.findings.some(
      (finding) => finding.weight === 'block' && finding.start < carried.end && finding.end > carried.start,
    );
    recall[kind].of++;
    if (isSeen) recall[kind].seen++;
    else missed.push({ kind, evasion: evasion.id, text: carried.text });
  }
  for (let i = 0; i < count - half; i++) {
    const text = makeCleanText(chance);
    const verdict = checkReply(text, { where: 'public' });
    if (verdict.block)
      wronglyBlocked.push({ type: verdict.findings.find((finding) => finding.weight === 'block')?.type ?? '', text });
  }
  return { recall, falseBlocks: { blocked: wronglyBlocked.length, of: count - half }, missed, wronglyBlocked };
}

/** Nobody writes a Chinese address in small letters. */
function isFitting(kind: SecretKind, evasionId: string): boolean {
  return evasionId !== 'lower-case' || kind !== 'address';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const figures = measureGuard(Number(process.argv[2] ?? 20_000), Number(process.argv[3] ?? 7));
  for (const [kind, { seen, of }] of Object.entries(figures.recall))
    console.log(`${kind.padEnd(14)} ${((100 * seen) / of).toFixed(2)} %  (${seen} of ${of})`);
  const { blocked, of } = figures.falseBlocks;
  console.log(`false blocks   ${((100 * blocked) / of).toFixed(2)} %  (${blocked} of ${of})`);
  for (const { kind, evasion, text } of figures.missed.slice(0, 40)) console.log(`missed ${kind}/${evasion}: ${text}`);
  for (const { type, text } of figures.wronglyBlocked.slice(0, 40)) console.log(`wrongly blocked ${type}: ${text}`);
}
