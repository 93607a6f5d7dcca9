import { describe, expect, it } from 'vitest';
import type { Judgement } from './judgement.ts';
import { softenConfidence } from './soften-confidence.ts';

const sure: Judgement = {
  sentiment: 'neg',
  score: -0.9,
  sentimentConfidence: 0.9,
  complaint: true,
  complaintConfidence: 0.9,
  kind: 'complaint',
  topic: 'quality',
  emotional: false,
  spam: false,
  deskShare: 0,
};

describe('softenConfidence', () => {
  it('leaves a text alone that looks like the corpora', () => {
    const { sentimentConfidence, complaintConfidence } = softenConfidence(sure);
    expect(sentimentConfidence).toBeCloseTo(0.9);
    expect(complaintConfidence).toBeCloseTo(0.9);
  });

  it('is less sure the more a text looks like a post to a desk, and decides nothing else', () => {
    const half = softenConfidence({ ...sure, deskShare: 0.5 });
    const whole = softenConfidence({ ...sure, deskShare: 1 });
    expect(half.sentimentConfidence).toBeLessThan(0.9);
    expect(whole.sentimentConfidence).toBeLessThan(half.sentimentConfidence);
    expect(whole.complaintConfidence).toBeLessThan(half.complaintConfidence);
    expect({ ...whole, sentimentConfidence: 0.9, complaintConfidence: 0.9, deskShare: 0 }).toEqual(sure);
  });

  it('keeps what no evidence says at an even chance, and what is certain certain', () => {
    const even = softenConfidence({ ...sure, sentimentConfidence: 1 / 3, complaintConfidence: 0.5, deskShare: 1 });
    expect(even.sentimentConfidence).toBeCloseTo(1 / 3);
    expect(even.complaintConfidence).toBeCloseTo(0.5);
    expect(softenConfidence({ ...sure, sentimentConfidence: 1, deskShare: 1 }).sentimentConfidence).toBe(1);
  });
});
