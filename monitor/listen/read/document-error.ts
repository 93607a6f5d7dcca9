/** Why a document could not be read as a feed; stable names. */
export type DocumentErrorCode =
  /** Nothing, or only white space. */
  | 'empty'
  /** A web page: login, captcha, "too many requests", or an ordinary page. */
  | 'html-instead'
  /** Neither RSS, RDF, Atom nor JSON Feed. */
  | 'not-a-feed'
  /** More bytes than the bound. */
  | 'too-large'
  /** The DOCTYPE declares entities; they are never expanded. */
  | 'dtd-refused'
  /** The reader needed more than its time or memory. */
  | 'too-costly';

/** A document that is no feed. Never to be taken for "nothing new". */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly code: DocumentErrorCode;

  constructor(code: DocumentErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
