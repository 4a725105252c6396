import { useFormat } from '../i18n.tsx';
import { PrintIcon } from '../icons.tsx';
import { useSearchWord } from '../link.tsx';
import { Button } from '../parts/button.tsx';
import { Chip } from '../parts/chip.tsx';
import { Page, PageHeader } from '../parts/page.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { FormsGuide } from './forms_guide.tsx';
import { ListsGuide } from './lists_guide.tsx';
import { PartsGuide } from './parts_guide.tsx';
import { PicturesGuide } from './pictures_guide.tsx';
import { StatesGuide } from './states_guide.tsx';

const rooms = ['parts', 'forms', 'lists', 'states', 'pictures'] as const;
type Room = (typeof rooms)[number];

/** `/gaya?ruang=lists`: every part in its states. */
export default function GuidePage() {
  const f = useFormat();
  const [room, setRoom] = useSearchWord('ruang', 'parts');
  const labels: Record<Room, string> = {
    parts: f.text({ id: 'Dasar', en: 'Basics' }),
    forms: f.text({ id: 'Formulir', en: 'Forms' }),
    lists: f.text({ id: 'Daftar', en: 'Lists' }),
    states: f.text({ id: 'Keadaan', en: 'States' }),
    pictures: f.text({ id: 'Grafik dan peta', en: 'Charts and maps' }),
  };
  const at = rooms.find((one) => one === room) ?? 'parts';
  return (
    <Page>
      <PageHeader
        trail={[{ label: f.text({ id: 'Beranda', en: 'Home' }), href: '/' }]}
        title={f.text({ id: 'Gaya Naik Kelas', en: 'The look of Naik Kelas' })}
        state={<Chip tone="done">{f.text({ id: 'Lengkap', en: 'Complete' })}</Chip>}
        lead={f.text({
          id: 'Setiap bagian dalam setiap keadaannya, dalam dua bahasa, terang dan gelap.',
          en: 'Every part in every state, in both languages, light and dark.',
        })}
        actions={
          <Button icon={PrintIcon} onClick={() => print()}>
            {f.text({ id: 'Cetak', en: 'Print' })}
          </Button>
        }
      />
      <Tabs
        label={f.text({ id: 'Bagian', en: 'Parts' })}
        items={rooms.map((key) => ({ key, label: labels[key], ...(key === 'lists' && { count: 1240 }) }))}
        value={at}
        onChange={setRoom}
      >
        {at === 'parts' && <PartsGuide />}
        {at === 'forms' && <FormsGuide />}
        {at === 'lists' && <ListsGuide />}
        {at === 'states' && <StatesGuide />}
        {at === 'pictures' && <PicturesGuide />}
      </Tabs>
    </Page>
  );
}
