import { useState } from 'react';
import { useAsk, useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { CheckIcon, StarIcon, TrashIcon } from '#ui/icons.tsx';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/fields.tsx';
import { Menu } from '#ui/parts/menu.tsx';
import { Asked } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { asProblem } from '#ui/problems.ts';
import { recall, remember } from '#ui/remembered.ts';
import { freshId, registry } from '../api.ts';
import type { SavedView } from '../api.ts';
import { addressOf, filterOfView, narrowing } from '../filter.ts';
import type { Filter } from '../filter.ts';
import { useText } from '../messages.ts';
import { tableId } from './columns.tsx';
import { useListText } from './messages.ts';

/** Where DataTable remembers the chosen columns. */
const columnsKey = `table.${tableId}.columns`;

/** Filters and columns kept under a name, for the person alone. */
export function ViewMenu({ filter, replace }: { filter: Filter; replace: (filter: Filter) => void }) {
  const l = useListText();
  const views = useAsk(registry, 'registry.listViews', {}).data?.items ?? [];
  const [open, setOpen] = useState<'save' | 'manage'>();
  const here = addressOf('', filter);
  const pick = (view: SavedView) => {
    if (view.columns.length > 0) remember(columnsKey, view.columns.join(' '));
    replace(filterOfView(view.query));
  };
  const items = [
    ...views.map((view) => ({
      label: view.name,
      chosen: addressOf('', filterOfView(view.query)) === here,
      icon: addressOf('', filterOfView(view.query)) === here ? CheckIcon : StarIcon,
      onSelect: () => pick(view),
    })),
    { label: l('viewSave'), onSelect: () => setOpen('save'), apart: views.length > 0 },
    ...(views.length > 0 ? [{ label: l('viewManage'), onSelect: () => setOpen('manage') }] : []),
  ];
  return (
    <>
      <Menu label={l('views')} icon={StarIcon} items={items}>
        {l('views')}
      </Menu>
      {open === 'save' && <SaveView filter={filter} onClose={() => setOpen(undefined)} />}
      {open === 'manage' && <ManageViews onClose={() => setOpen(undefined)} />}
    </>
  );
}

function SaveView({ filter, onClose }: { filter: Filter; onClose: () => void }) {
  const t = useText();
  const l = useListText();
  const [id] = useState(freshId);
  const save = useTell(registry, 'registry.saveView', {
    invalidates: ['registry.listViews'],
    onDone: (_, input) => {
      toast(l('viewSaved', { name: input.name }));
      onClose();
    },
  });
  const form = useForm({ initial: { name: '' }, problem: save.problem });
  return (
    <Dialog open onClose={onClose} title={l('viewTitle')}>
      <Form form={form} onSubmit={({ name }) => save.send({ id, name, query: narrowing(filter), columns: recall(columnsKey)?.split(' ') ?? [] })}>
        <TextField {...form.bind('name')} label={l('viewName')} hint={l('viewHint')} maxLength={60} />
        <FormActions>
          <Button type="submit" tone="primary" busy={save.busy}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function ManageViews({ onClose }: { onClose: () => void }) {
  const l = useListText();
  const views = useAsk(registry, 'registry.listViews', {});
  const save = useTell(registry, 'registry.saveView', { invalidates: ['registry.listViews'] });
  const remove = useTell(registry, 'registry.removeView', { invalidates: ['registry.listViews'] });
  const takeAway = async (view: SavedView) => {
    try {
      await remove.sendAndWait({ id: view.id });
    } catch (error) {
      toast(asProblem(error).message, { tone: 'error' });
      return;
    }
    toast(l('viewRemoved', { name: view.name }), { action: { label: l('undo'), onAction: () => save.send({ ...view, id: freshId() }) } });
  };
  return (
    <Dialog open onClose={onClose} title={l('views')}>
      <Asked ask={views}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-soft">{l('viewNone')}</p>
          ) : (
            <ul className="grid divide-y divide-line">
              {items.map((view) => (
                <li key={view.id} className="flex items-center justify-between gap-3 py-1">
                  <span>{view.name}</span>
                  <IconButton
                    label={l('viewRemove', { name: view.name })}
                    icon={TrashIcon}
                    disabled={remove.busy}
                    onClick={() => void takeAway(view)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Dialog>
  );
}
