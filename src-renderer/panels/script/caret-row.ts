const COPIED = ['font', 'letterSpacing', 'wordSpacing', 'lineHeight', 'padding', 'border', 'boxSizing', 'tabSize', 'textIndent', 'wordBreak', 'overflowWrap'] as const;

/** Whether the caret of a text field stands in its first or last row as the text is wrapped on screen. */
export function caretRow(field: HTMLTextAreaElement): { readonly first: boolean; readonly last: boolean } {
  const twin = document.createElement('div');
  const style = getComputedStyle(field);
  for (const name of COPIED) twin.style[name] = style[name];
  Object.assign(twin.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'break-word', width: `${field.offsetWidth}px` });
  const [start, here, end] = [document.createElement('span'), document.createElement('span'), document.createElement('span')];
  const caret = field.selectionStart;
  twin.append(start, field.value.slice(0, caret), here, field.value.slice(caret), end);
  document.body.append(twin);
  const rows = { first: here.offsetTop === start.offsetTop, last: here.offsetTop === end.offsetTop };
  twin.remove();
  return rows;
}
