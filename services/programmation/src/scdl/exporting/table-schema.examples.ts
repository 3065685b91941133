import { type TableSchema, faultsOfLines } from '@jalon/scdl/examples';
import { type CsvRecord, CsvReader } from '@jalon/received-file';

export { officialSchema } from '@jalon/scdl/examples';

/** Every fault of a CSV file under a schema. Line numbers from 1. */
export function faultsUnder(schema: TableSchema, text: string): readonly string[] {
  const reader = new CsvReader({ separator: ',', lineEnd: '\n' });
  const records: CsvRecord[] = [...reader.take(text), ...reader.end()];
  const unreadable = records.flatMap((one) => ('cells' in one ? [] : [`${one.line} ${one.fault}`]));
  if (unreadable.length > 0) return unreadable;
  return faultsOfLines(
    schema,
    records.map((one) => ('cells' in one ? one.cells : [])),
  );
}
