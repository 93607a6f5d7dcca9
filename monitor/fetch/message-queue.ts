/** Messages that came while the reader was busy; more make the sender wait. */
const HIGH_WATER = 2_000;

/** Hands the messages of a connection to one reader, in batches, and slows the connection down while the reader cannot keep up. */
export class MessageQueue {
  #waiting: string[] = [];
  #isEnded = false;
  #error: Error | null = null;
  #wake: (() => void) | null = null;
  #isPaused = false;
  readonly #flow: { pause(): void; resume(): void };

  constructor(flow: { pause(): void; resume(): void }) {
    this.#flow = flow;
  }

  push(message: string): void {
    if (this.#isEnded) return;
    this.#waiting.push(message);
    if (!this.#isPaused && this.#waiting.length >= HIGH_WATER) {
      this.#isPaused = true;
      this.#flow.pause();
    }
    this.#wake?.();
  }

  /** Nothing more will come; with an error the reader is told after it has read what is there. */
  end(error: Error | null = null): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#error = error;
    this.#wake?.();
  }

  /** Everything that came since the last batch, until the end. @throws the error of the end. */
  async *batches(): AsyncGenerator<readonly string[]> {
    for (;;) {
      if (this.#waiting.length > 0) {
        const batch = this.#waiting;
        this.#waiting = [];
        if (this.#isPaused) {
          this.#isPaused = false;
          this.#flow.resume();
        }
        yield batch;
      } else if (this.#isEnded) {
        if (this.#error) throw this.#error;
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        this.#wake = null;
      }
    }
  }
}
