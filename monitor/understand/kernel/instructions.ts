// Instructions of WebAssembly that the kernel uses, by name. Numbers are of 32 bits where nothing else is said.
import { atOffset, type Code, instruct, type Operand } from './emit-module.ts';

type Binary = (a: Operand, b: Operand) => Code;
const binary =
  (...opcode: number[]): Binary =>
  (a, b) =>
    instruct(opcode, [a, b]);
const load =
  (...opcode: number[]) =>
  (address: Operand, offset = 0): Code =>
    instruct(opcode, [address], atOffset(offset));
const store =
  (...opcode: number[]) =>
  (address: Operand, value: Operand, offset = 0): Code =>
    instruct(opcode, [address, value], atOffset(offset));

export const add = binary(0x6a);
export const sub = binary(0x6b);
export const mul = binary(0x6c);
export const and = binary(0x71);
export const or = binary(0x72);
export const xor = binary(0x73);
export const shiftLeft = binary(0x74);
/** Zeros come in. */
export const shiftRight = binary(0x76);
export const isEqual = binary(0x46);
export const isUnequal = binary(0x47);
/** Without signs, as all comparisons here. */
export const isLess = binary(0x49);
export const isAtLeast = binary(0x4f);
export const countLeadingZeros = (a: Operand): Code => instruct([0x67], [a]);
export const isZero = (a: Operand): Code => instruct([0x45], [a]);
/** `a` where the condition holds, `b` where not. */
export const choose = (condition: Operand, a: Operand, b: Operand): Code => instruct([0x1b], [a, b, condition]);

export const load8 = load(0x2d);
export const load16 = load(0x2f);
export const load32 = load(0x28);
export const store32 = store(0x36);
export const loadDouble = load(0x2b);
export const storeDouble = store(0x39);
/** Whether a double is anything but 0. */
export const isAnything = (a: Operand): Code => instruct([0x62], [a, noDouble]);
const noDouble: Code = [0x44, ...new Array<number>(8).fill(0)];
export const clear = (address: Operand, bytes: Operand): Code => instruct([0xfc, 0x0b, 0x00], [address, 0, bytes]);

// Vectors of sixteen bytes.
export const loadVector = load(0xfd, 0x00);
export const storeVector = store(0xfd, 0x0b);
/** Eight bytes with signs as eight numbers of 16 bits. */
export const loadBytesWide = load(0xfd, 0x01);
/** Four bytes, zeros behind them. */
export const loadFourBytes = load(0xfd, 0x5c);
export const splatDouble = (value: Operand): Code => instruct([0xfd, 0x14], [value]);
export const splat32 = (value: Operand): Code => instruct([0xfd, 0x11], [value]);
export const noVector: Code = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
export const andVector = binary(0xfd, 0x4e);
export const xorVector = binary(0xfd, 0x51);
export const add16 = binary(0xfd, 0x8e, 0x01);
export const add32 = binary(0xfd, 0xae, 0x01);
export const mul32 = binary(0xfd, 0xb5, 0x01);
export const shiftRight32 = binary(0xfd, 0xad, 0x01);
export const addDouble = binary(0xfd, 0xf0, 0x01);
export const mulDouble = binary(0xfd, 0xf2, 0x01);
/** The lower, the upper eight bytes, with signs, as numbers of 16 bits. */
export const widenLow8 = (a: Operand): Code => instruct([0xfd, 0x87, 0x01], [a]);
export const widenHigh8 = (a: Operand): Code => instruct([0xfd, 0x88, 0x01], [a]);
/** The lower, the upper four numbers of 16 bits, with signs, as numbers of 32 bits. */
export const widenLow16 = (a: Operand): Code => instruct([0xfd, 0xa7, 0x01], [a]);
export const widenHigh16 = (a: Operand): Code => instruct([0xfd, 0xa8, 0x01], [a]);
/** Numbers of 32 bits of `a` and `b` in the order of `places`: 0 … 3 are those of `a`, 4 … 7 those of `b`. */
export const mix32 = (a: Operand, b: Operand, places: readonly number[]): Code =>
  instruct(
    [0xfd, 0x0d],
    [a, b],
    places.flatMap((place) => [0, 1, 2, 3].map((byte) => place * 4 + byte)),
  );
