/** Accounts that are none of the brand's and that the person said to go on with, while this page is open. */
export interface AcceptedAccounts {
  has(account: string): boolean;
  accept(account: string): void;
  /** Picker and notices speak of the same account: what is said to one holds for all. Returns what stops it. */
  hear(listener: () => void): () => void;
}

export function createAcceptedAccounts(): AcceptedAccounts {
  const accepted = new Set<string>();
  const listeners = new Set<() => void>();
  return {
    has: (account) => accepted.has(account),
    accept(account) {
      accepted.add(account);
      for (const tell of listeners) tell();
    },
    hear(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
