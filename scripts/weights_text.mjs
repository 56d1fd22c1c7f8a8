// Weights files as text: their numbers, and what their heads say.

/** The number that digits with `_` between them stand for. */
export const number = (text) => Number(text.replaceAll('_', ''));

/** A number's digits in groups of three. */
export const grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, '_');

/** `text` with a sentence more in its head, before the command that wrote it. Throws where there is no such head. */
export function said(text, sentence) {
  const [whole] = text.match(/\n\/\/! ```text\n|\n\n\/\/ Executed Command:\n/) ?? [];
  if (!whole) throw new Error('no head that shows a command: was a template changed?');
  const line = whole.startsWith('\n\n') ? `\n//! ${sentence}` : `\n//! ${sentence}\n//!`;
  return text.replace(whole, line + whole);
}
