import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Four faults of FerretDB 1.24 that its first line will not see mended any more, and that a year's read models meet.
 * What a server answers is the same with and without them: they only decide whether and how soon it does.
 */
const mends = [
  {
    why: 'A condition on _id and one more field read the whole collection: each guarded write took longer than the one before.',
    file: 'internal/backends/sqlite/collection.go',
    from: '\tif params.Filter.Len() == 1 {\n',
    to: '\tif params.Filter.Len() > 0 {\n',
  },
  {
    why: 'Documents asked for by a list of _id read the whole collection: each page of events took longer than the one before.',
    file: 'internal/backends/sqlite/collection.go',
    from: '\t\t\targs = []any{string(must.NotFail(sjson.MarshalSingleValue(v)))}\n',
    to: [
      '\t\t\targs = []any{string(must.NotFail(sjson.MarshalSingleValue(v)))}\n',
      '\t\tcase *types.Document:\n\t\t\twhereClause, args = whereIDIn(v.(*types.Document))\n',
    ].join(''),
  },
  {
    why: 'The same: what that list narrows to. Anything but a list of strings is left to the filter, which follows in any case.',
    file: 'internal/backends/sqlite/collection.go',
    from: '// InsertAll implements backends.Collection interface.\n',
    to: `func whereIDIn(condition *types.Document) (string, []any) {
	in, _ := condition.Get("$in")
	ids, ok := in.(*types.Array)
	if !ok || condition.Len() != 1 || ids.Len() == 0 || ids.Len() > 1000 {
		return "", nil
	}

	args := make([]any, ids.Len())
	for i := range args {
		id, ok := must.NotFail(ids.Get(i)).(string)
		if !ok {
			return "", nil
		}
		args[i] = string(must.NotFail(sjson.MarshalSingleValue(id)))
	}

	marks := strings.Repeat(", ?", len(args))[2:]

	return fmt.Sprintf(" WHERE %s IN (%s)", metadata.IDColumn, marks), args
}

// InsertAll implements backends.Collection interface.
`,
  },
  {
    why: 'The index on _id is of another expression than the questions: it never served.',
    file: 'internal/backends/sqlite/metadata/registry.go',
    from: '\t\t\tcolumns[i] = fmt.Sprintf("%s->%s", DefaultColumn, strings.Join(fields, "->"))\n',
    to: [
      '\t\t\tcolumns[i] = fmt.Sprintf("%s->%s", DefaultColumn, strings.Join(fields, "->"))\n',
      '\t\t\tif columns[i] == DefaultColumn+`->"_id"` {\n\t\t\t\tcolumns[i] = IDColumn\n\t\t\t}\n',
    ].join(''),
  },
  {
    why: 'Each update of a command kept its cursor, and a connection of the hundred, until the command ended: at the hundredth nobody was answered any more.',
    file: 'internal/handler/msg_update.go',
    from: '\t\tresult, err := common.UpdateDocument(ctx, c, "update", iter, &u)\n',
    to: '\t\tresult, err := common.UpdateDocument(ctx, c, "update", iter, &u)\n\t\tcloser.Close()\n\n',
  },
];

/** Mends the sources in a folder. @throws when they are not the ones that these mends were made for */
export function mend(/** @type {string} */ sources) {
  for (const { file, from, to, why } of mends) {
    const path = join(sources, file);
    const parts = readFileSync(path, 'utf8').split(from);
    if (parts.length < 2) throw new Error(`FerretDB: ${file} has no place for this mend: ${why}`);
    writeFileSync(path, parts.join(to));
  }
}

/** Bears the number of the mends: another set is another build. */
export const mended = `mended-${mends.length}`;
