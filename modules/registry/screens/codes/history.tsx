import { useFormat } from '#ui/i18n.tsx';
import { UploadIcon } from '#ui/icons.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import type { CodeLists, LoadedList } from './api.ts';
import { useCodeText } from './messages.ts';

/** Which files were loaded, from where and what they did. */
export function History({ found, mayLoad }: { found: CodeLists; mayLoad: boolean }) {
  const c = useCodeText();
  const f = useFormat();
  const kind = useKindWords();
  const countsOf = ({ added, changed, retired }: LoadedList) => ({ added: f.number(added), changed: f.number(changed), retired: f.number(retired) });
  return (
    <DataTable
      id="registry.codeLists"
      caption={c('history')}
      rows={found.lists}
      keyOf={(list) => list.id}
      columns={[
        { key: 'what', title: c('what'), render: (list) => kind(list) },
        { key: 'result', title: c('result'), render: (list) => c('resultWords', countsOf(list)) },
        { key: 'file', title: c('file'), kind: 'prose', render: (list) => list.name },
        {
          key: 'when',
          title: c('when'),
          kind: 'prose',
          render: (list) => c('whenWords', { when: f.instant(list.at), who: list.byName ?? list.officeName }),
        },
      ]}
      empty={
        <EmptyState
          title={c('noLists')}
          action={
            mayLoad && (
              <LinkButton href="/kode/muat" icon={UploadIcon}>
                {c('load')}
              </LinkButton>
            )
          }
        />
      }
    />
  );
}

/** What a file is, in words. */
export function useKindWords() {
  const c = useCodeText();
  return ({ kind, version, toVersion }: Pick<LoadedList, 'kind' | 'version' | 'toVersion'>) => {
    const unknown = c('unknownVersion');
    if (kind === 'region_bps') return c('kindRegion');
    return kind === 'kbli'
      ? c('kindKbli', { version: version ?? unknown })
      : c('kindCrosswalk', { version: version ?? unknown, to: toVersion ?? unknown });
  };
}
