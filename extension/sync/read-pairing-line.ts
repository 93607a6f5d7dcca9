/** What one line of text says about pairing: where the monitor is, and the code. */
export interface PairingLine {
  readonly address: string;
  readonly code: string;
}

const CODE = /^\d{4}[ -]?\d{4}$/;

/**
 * Reads `http://127.0.0.1:7373#1234 5678`, the line that the monitor shows to be sent to a colleague as it is. The code stands where
 * browsers send nothing to a server. Null: it is an address alone, or something else.
 */
export function readPairingLine(text: string): PairingLine | null {
  const [address = '', code = '', ...more] = text.trim().split('#');
  if (more.length > 0 || address === '' || !CODE.test(code.trim())) return null;
  return { address: address.replace(/\/+$/, ''), code: code.trim().replace(/[ -]/g, '') };
}
