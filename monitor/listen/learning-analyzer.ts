import type { Brand } from '../../shared/model/brand.ts';
import { type Analyzer, type AnalyzerOptions, createAnalyzer, NOT_OURS } from '../../shared/understanding/analyze.ts';
import {
  type Correction,
  type CorrectionDelta,
  learnCorrections,
  scoreCorrection,
  tryCorrections,
} from '../../shared/understanding/corrections.ts';
import { createTextReader } from '../../shared/understanding/read-text.ts';
import { buildVocabulary } from '../../shared/understanding/vocabulary.ts';
import type { Lessons } from '../store/corrections.ts';

/** How lessons did when each was judged by what the others teach; they are used when they set more right than wrong. */
export interface Lesson {
  /** Lessons of people. */
  readonly total: number;
  /** Judged right without what was learned, and with it. */
  readonly before: number;
  readonly after: number;
  readonly used: boolean;
}

/** What was learned and whether it is in use. */
export interface LearningReport {
  readonly complaint: Lesson;
  readonly ours: readonly (Lesson & { readonly brandId: string })[];
}

/** An analyzer that takes in what people corrected, apart from the shipped weights. */
export interface LearningAnalyzer extends Analyzer {
  /** Learns from all lessons anew; the same list gives the same analyzer, so that taking one back is leaving it out. */
  relearn(lessons: Lessons): LearningReport;
  readonly report: LearningReport;
}

const NOTHING: Lesson = { total: 0, before: 0, after: 0, used: false };

/** Builds the analyzer as it ships; `relearn` brings in the lessons. */
export function createLearningAnalyzer(options: AnalyzerOptions): LearningAnalyzer {
  const plain = createAnalyzer(options);
  let inUse: Analyzer = plain;
  let report: LearningReport = { complaint: NOTHING, ours: [] };
  return {
    analyze: (post) => inUse.analyze(post),
    get report() {
      return report;
    },
    relearn({ complaints, ours }) {
      const complaint = tryLesson(complaints, (delta) => {
        const analyzer = delta === null ? plain : createAnalyzer({ ...options, corrections: delta });
        return (text) => analyzer.analyze({ text }).complaint.is;
      });
      const filters = new Map<string, CorrectionDelta>();
      const reports = options.brands.flatMap(({ id }) => {
        const lesson = tryLesson(ours.get(id) ?? [], readOurs(options.brands));
        if (lesson.total === 0) return [];
        if (lesson.used) filters.set(id, learnCorrections(ours.get(id) ?? []));
        return [{ brandId: id, ...lesson }];
      });
      inUse =
        complaint.used || filters.size > 0
          ? createAnalyzer({
              ...options,
              ours: filters,
              ...(complaint.used ? { corrections: learnCorrections(complaints) } : {}),
            })
          : plain;
      report = { complaint, ours: reports };
      return report;
    },
  };
}

function tryLesson(
  lessons: readonly Correction[],
  judgeBy: (delta: CorrectionDelta | null) => (text: string) => boolean,
): Lesson {
  if (lessons.length === 0) return NOTHING;
  // Building a judge costs tens of milliseconds: one for each fold, not for each text.
  const judges = new Map<CorrectionDelta | null, (text: string) => boolean>();
  const { before, after, total } = tryCorrections(lessons, (text, delta) => {
    const judge = judges.get(delta) ?? judgeBy(delta);
    judges.set(delta, judge);
    return judge(text);
  });
  return { total, before, after, used: after > before };
}

/** Whether a text means the brand by what was learned; without lessons each one does. */
function readOurs(brands: readonly Brand[]): (delta: CorrectionDelta | null) => (text: string) => boolean {
  const read = createTextReader(buildVocabulary(brands, []));
  return (delta) => (text) => delta === null || scoreCorrection(delta, read(text).features) > NOT_OURS;
}
