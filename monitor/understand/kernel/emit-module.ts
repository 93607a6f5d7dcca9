/** Bytes of WebAssembly code. */
export type Code = readonly number[];

/** Types of parameters and variables, as WebAssembly writes them. */
export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;
type ValueType = typeof I32 | typeof F64 | typeof V128;

/** A variable of a function. */
export interface Variable {
  readonly index: number;
}

/** What an instruction takes: a variable's value, a whole number, or what other code leaves. */
export type Operand = Variable | number | Code;

/** A place that `goTo` leads to: the start of a loop, or the end of a block. */
interface Label {
  readonly depth: number;
}

/** What the code of one function is written with. Code with labels must be written where it stands, inside the callback that gets them. */
export interface Body {
  readonly parameters: readonly Variable[];
  /** A new variable, 0 at first. */
  variable(type?: ValueType): Variable;
  /** Code that `goTo(label)` starts again. */
  loop(write: (again: Label) => readonly Code[]): Code;
  /** Code that `goTo(label)` leaves. */
  block(write: (out: Label) => readonly Code[]): Code;
  when(condition: Operand, then: () => readonly Code[], otherwise?: () => readonly Code[]): Code;
  goTo(label: Label): Code;
  goToWhen(label: Label, condition: Operand): Code;
}

/** A function of a module; `returns`: its last code leaves a whole number. */
export interface FunctionSpec {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly returns: boolean;
  write(body: Body): readonly Code[];
}

/** A module that exports all of `functions` and imports its memory as `env.memory`. A function calls another by its place (`call`). */
export function emitModule(functions: readonly FunctionSpec[], pages: number): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters, returns }) => [
    0x60,
    ...list(parameters.map((type) => [type])),
    ...(returns ? [1, I32] : [0]),
  ]);
  const memory = [...text('env'), ...text('memory'), 0x02, 0x00, ...unsigned(pages)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(types)),
    ...section(2, list([memory])),
    ...section(3, list(functions.map((_, at) => unsigned(at)))),
    ...section(7, list(functions.map(({ name }, at) => [...text(name), 0x00, ...unsigned(at)]))),
    ...section(10, list(functions.map(emitFunction))),
  ]);
}

function emitFunction({ parameters, write }: FunctionSpec): Code {
  const types: ValueType[] = [];
  let depth = 0;
  const nest = (opening: Code, write: (label: Label) => readonly Code[]): Code => {
    depth++;
    const inner = write({ depth }).flat();
    depth--;
    return [...opening, ...inner];
  };
  const code = write({
    parameters: parameters.map((_, index) => ({ index })),
    variable: (type = I32) => ({ index: parameters.length + types.push(type) - 1 }),
    loop: (inner) => [...nest([0x03, 0x40], inner), 0x0b],
    block: (inner) => [...nest([0x02, 0x40], inner), 0x0b],
    when: (condition, then, otherwise) => [
      ...toCode(condition),
      ...nest([0x04, 0x40], then),
      ...(otherwise === undefined ? [] : nest([0x05], otherwise)),
      0x0b,
    ],
    goTo: (label) => [0x0c, ...unsigned(depth - label.depth)],
    goToWhen: (label, condition) => [...toCode(condition), 0x0d, ...unsigned(depth - label.depth)],
  }).flat();
  const body = [...list(types.map((type) => [1, type])), ...code, 0x0b];
  return [...unsigned(body.length), ...body];
}

/** The code that leaves an operand's value. */
export function toCode(operand: Operand): Code {
  if (typeof operand === 'number') return [0x41, ...signed(operand)];
  return 'index' in operand ? [0x20, ...unsigned(operand.index)] : operand;
}

/** An instruction with what it takes. */
export function instruct(opcode: Code, operands: readonly Operand[], immediates: Code = []): Code {
  return [...operands.flatMap(toCode), ...opcode, ...immediates];
}

/** `variable = value`. */
export function set(variable: Variable, value: Operand): Code {
  return instruct([0x21], [value], unsigned(variable.index));
}

/** Calls the function at `place` of the module. */
export function call(place: number, ...operands: readonly Operand[]): Code {
  return instruct([0x10], operands, unsigned(place));
}

/** Ends the function with a value. */
export function giveBack(value: Operand): Code {
  return instruct([0x0f], [value]);
}

/** Where memory is read or written: `offset` is added to an operand. Alignment is only a hint, and 0 is always true. */
export function atOffset(offset: number): Code {
  return [0, ...unsigned(offset)];
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

function list(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function text(name: string): Code {
  return list([...name].map((letter) => [letter.charCodeAt(0)]));
}

/** LEB128. */
function unsigned(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  do {
    const byte = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? byte : byte | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** LEB128 of a number of 32 bits, its sign kept. */
function signed(value: number): Code {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    const isLast = (rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0);
    bytes.push(isLast ? byte : byte | 0x80);
    if (isLast) return bytes;
  }
}
