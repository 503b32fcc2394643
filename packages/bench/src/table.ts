/** A row of a table: what was measured, and its figures by column. */
export type Row = { name: string } & Record<string, string | number>;

/** Prints rows as a Markdown table, to stdout. */
export function printTable(title: string, rows: Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  console.log(`\n## ${title}\n`);
  console.log(line(columns));
  console.log(line(columns.map((column) => (column === 'name' ? '---' : '---:'))));
  for (const row of rows) console.log(line(columns.map((column) => row[column] ?? '')));
}

/** A figure as a multiple of another, such as `2.4x`. */
export const ratio = (value: number, base: number) => `${(value / base).toFixed(2)}x`;
