// Scores of the small layers above the heads, two decisions at a time, each summed in the order of its inputs.
import { INPUTS, WIDTH } from '../../../shared/understanding/combiner.ts';
import { F64, type FunctionSpec, I32, set, toCode, V128, type Variable } from './emit-module.ts';
import {
  add,
  addDouble,
  clear,
  isAnything,
  isLess,
  load32,
  loadDouble,
  loadVector,
  mulDouble,
  shiftLeft,
  splatDouble,
  store32,
  storeDouble,
  storeVector,
} from './instructions.ts';
import { LAYER_INPUTS, LAYER_SCORES, ROWS, VALUES } from './memory-plan.ts';

const ROW_BYTES = 8 * WIDTH;

/** Lists the inputs that are not 0, clears the scores, and returns how many inputs there are. */
const listInputs: FunctionSpec = {
  name: 'listInputs',
  parameters: [],
  returns: true,
  write: (body) => {
    const at = body.variable();
    const used = body.variable();
    const row = body.variable();
    const value = body.variable(F64);
    return [
      clear(LAYER_SCORES, ROW_BYTES),
      body.loop((next) => [
        set(value, loadDouble(at, LAYER_INPUTS)),
        // Written where the next one goes if it counts: a branch would be guessed wrong too often.
        storeDouble(shiftLeft(used, 3), value, VALUES),
        store32(shiftLeft(used, 2), row, ROWS),
        set(used, add(used, isAnything(value))),
        set(row, add(row, ROW_BYTES)),
        set(at, add(at, 8)),
        body.goToWhen(next, isLess(at, 8 * INPUTS)),
      ]),
      toCode(used),
    ];
  },
};

/** Adds `share` times what the layers at `layers` make of the `used` inputs. */
const addLayers: FunctionSpec = {
  name: 'addLayers',
  parameters: [I32, I32, F64],
  returns: false,
  write: (body) => {
    const [layers, used, share] = body.parameters as [Variable, Variable, Variable];
    const sums = Array.from({ length: WIDTH / 2 }, () => body.variable(V128));
    const at = body.variable();
    const row = body.variable();
    const value = body.variable(V128);
    return [
      ...sums.map((sum, k) => set(sum, loadVector(layers, 16 * k))),
      body.when(used, () => [
        body.loop((next) => [
          set(value, splatDouble(loadDouble(shiftLeft(at, 3), VALUES))),
          set(row, add(layers, load32(shiftLeft(at, 2), ROWS))),
          ...sums.map((sum, k) => set(sum, addDouble(sum, mulDouble(value, loadVector(row, ROW_BYTES + 16 * k))))),
          set(at, add(at, 1)),
          body.goToWhen(next, isLess(at, used)),
        ]),
      ]),
      set(value, splatDouble(share)),
      ...sums.map((sum, k) =>
        storeVector(LAYER_SCORES + 16 * k, addDouble(loadVector(LAYER_SCORES + 16 * k), mulDouble(value, sum))),
      ),
    ];
  },
};

/** Functions of the layers. They call none. */
export const LAYER_FUNCTIONS: readonly FunctionSpec[] = [listInputs, addLayers];
