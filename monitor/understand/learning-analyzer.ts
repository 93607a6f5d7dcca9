import { KINDS, SENTIMENTS, TOPICS } from '../../shared/model/analysis.ts';
import type { Brand } from '../../shared/model/brand.ts';
import {
  type Analyzer,
  type AnalyzerOptions,
  NOT_OURS,
  prepareAnalyzers,
  type Taught,
} from '../../shared/understanding/analyze.ts';
import {
  type ChoiceCorrection,
  type CorrectionDelta,
  type Corrections,
  learnChoices,
  learnCorrections,
  scoreCorrection,
  tryCorrections,
} from '../../shared/understanding/corrections.ts';
import { createTextReader } from '../../shared/understanding/read-text.ts';
import { buildVocabulary } from '../../shared/understanding/vocabulary.ts';
import type { Lessons } from '../store/heard/corrections.ts';

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
  readonly sentiment: Lesson;
  readonly kind: Lesson;
  readonly topic: Lesson;
  readonly ours: readonly (Lesson & { readonly brandId: string })[];
}

/** An analyzer that takes in what people corrected, apart from the shipped weights. */
export interface LearningAnalyzer extends Analyzer {
  /** Learns from all lessons anew; the same list gives the same analyzer, so that taking one back is leaving it out. */
  relearn(lessons: Lessons): LearningReport;
  readonly report: LearningReport;
}

const NOTHING: Lesson = { total: 0, before: 0, after: 0, used: false };

const CLASSES = { sentiment: SENTIMENTS, kind: KINDS, topic: TOPICS } as const;

/** Builds the analyzer as it ships; `relearn` brings in the lessons. */
export function createLearningAnalyzer(options: Omit<AnalyzerOptions, keyof Taught>): LearningAnalyzer {
  const teach = prepareAnalyzers(options);
  const plain = teach({});
  const judgeWith = (corrections: Corrections | null): Analyzer =>
    corrections === null ? plain : teach({ corrections });
  let inUse: Analyzer = plain;
  let report: LearningReport = { complaint: NOTHING, sentiment: NOTHING, kind: NOTHING, topic: NOTHING, ours: [] };

  const learnComplaints = (lessons: Lessons['complaints']): Learned<CorrectionDelta> =>
    tryLesson(
      lessons,
      learnCorrections,
      (complaint) => {
        const analyzer = judgeWith(complaint === null ? null : { complaint });
        return (text) => analyzer.analyze({ text }).complaint.is;
      },
      ({ complaint }) => complaint,
    );
  const learnChoice = (field: keyof typeof CLASSES, lessons: Lessons['choices']): Learned<Corrections> => {
    const names: readonly string[] = CLASSES[field];
    const corrections = lessons[field].map(
      ({ text, from, to }): ChoiceCorrection => ({ text, from: names.indexOf(from), to: names.indexOf(to) }),
    );
    return tryLesson(
      corrections,
      (own): Corrections => ({ [field]: learnChoices(own, names.length) }),
      (delta) => {
        const analyzer = judgeWith(delta);
        return (text) => {
          const analysis = analyzer.analyze({ text });
          return names.indexOf(field === 'sentiment' ? analysis.sentiment.label : analysis[field]);
        };
      },
      ({ to }) => to,
    );
  };

  return {
    analyze: (post) => inUse.analyze(post),
    mayName: (post) => inUse.mayName(post),
    get report() {
      return report;
    },
    relearn({ complaints, choices, ours }) {
      const complaint = learnComplaints(complaints);
      const sentiment = learnChoice('sentiment', choices);
      const kind = learnChoice('kind', choices);
      const topic = learnChoice('topic', choices);
      const filters = new Map<string, CorrectionDelta>();
      const reports = options.brands.flatMap(({ id }) => {
        const { lesson, delta } = tryLesson(
          ours.get(id) ?? [],
          learnCorrections,
          readOurs(options.brands),
          (one) => one.complaint,
        );
        if (lesson.total === 0) return [];
        if (delta !== null) filters.set(id, delta);
        return [{ brandId: id, ...lesson }];
      });
      const corrections: Corrections = {
        ...(complaint.delta === null ? {} : { complaint: complaint.delta }),
        ...sentiment.delta,
        ...kind.delta,
        ...topic.delta,
      };
      const isTaught = filters.size > 0 || Object.keys(corrections).length > 0;
      inUse = isTaught ? teach({ ours: filters, corrections }) : plain;
      report = {
        complaint: complaint.lesson,
        sentiment: sentiment.lesson,
        kind: kind.lesson,
        topic: topic.lesson,
        ours: reports,
      };
      return report;
    },
  };
}

/** How lessons did, and what they teach where it is to be used. */
interface Learned<Delta> {
  readonly lesson: Lesson;
  readonly delta: Delta | null;
}

function tryLesson<One extends { readonly text: string }, Delta, Answer>(
  lessons: readonly One[],
  learn: (lessons: readonly One[]) => Delta,
  judgeBy: (delta: Delta | null) => (text: string) => Answer,
  truth: (lesson: One) => Answer,
): Learned<Delta> {
  if (lessons.length === 0) return { lesson: NOTHING, delta: null };
  // One judge for each fold, not for each text.
  const judges = new Map<Delta | null, (text: string) => Answer>();
  const judge = (text: string, delta: Delta | null): Answer => {
    const judgeText = judges.get(delta) ?? judgeBy(delta);
    judges.set(delta, judgeText);
    return judgeText(text);
  };
  const { before, after, total } = tryCorrections(lessons, learn, judge, truth);
  const used = after > before;
  return { lesson: { total, before, after, used }, delta: used ? learn(lessons) : null };
}

/** Whether a text means the brand by what was learned; without lessons each one does. */
function readOurs(brands: readonly Brand[]): (delta: CorrectionDelta | null) => (text: string) => boolean {
  const read = createTextReader(buildVocabulary(brands, []));
  return (delta) => (text) => delta === null || scoreCorrection(delta, read(text).features) > NOT_OURS;
}
