import { randomFillSync } from 'node:crypto';

/** Random bytes in stock: asking for eight at a time costs more than all the rest of an id. */
const stock = Buffer.alloc(4096);
let used = stock.length;

let lastMs = 0;
let counter = 0;

/**
 * A UUID version 7 (RFC 9562): sorts by the time it was made, and within one process by the order of the calls.
 * @param nowMs epoch milliseconds; a clock that steps back never makes an id smaller than the one before.
 */
export function newId(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = takeRandom(2).readUInt16BE() & 0x7ff;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const tail = takeRandom(8);
  tail.writeUInt8((tail.readUInt8(0) & 0x3f) | 0x80, 0);
  const end = tail.toString('hex');
  const step = counter.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${step}-${end.slice(0, 4)}-${end.slice(4)}`;
}

/** A part of the stock that is handed out once. */
function takeRandom(bytes: number): Buffer {
  if (used + bytes > stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += bytes;
  return stock.subarray(used - bytes, used);
}
