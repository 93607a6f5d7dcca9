/** Names that settings of any plug-in give to what may be a credential; a robot's address is one, a list of `keywords` is none. */
const SECRET = /secret|token|password|webhook|cookie|authorization|database|key$|^(x-)?auth$/i;
/** `https://user:password@host` and `?access_token=…`. */
const LOGIN_IN_ADDRESS = /:\/\/[^/?#\s]*:[^/?#\s]*@/;
const PARAMETER = /[?&#]([\w.-]+)=[^&#\s]/g;

/** Whether a field of the configuration may hold a credential, by its name. The one list: forms, previews and faults all ask here. */
export function isSecretField(name: string): boolean {
  return SECRET.test(name);
}

/** Whether an address carries a credential, wherever it stands. */
export function isSecretAddress(text: string): boolean {
  if (LOGIN_IN_ADDRESS.test(text)) return true;
  return text.includes('://') && [...text.matchAll(PARAMETER)].some(([, name = '']) => isSecretField(name));
}
