import { useState } from 'react';
import { useFormat } from '../i18n.tsx';
import * as icons from '../icons.tsx';
import { Kawung, Mark } from '../mark.tsx';
import { Button, IconButton, LinkButton, VerdictButton } from '../parts/button.tsx';
import { Card, DefinitionList, Section } from '../parts/card.tsx';
import { Chip } from '../parts/chip.tsx';
import { Copyable } from '../parts/copyable.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Figure, FigureRow } from '../parts/figure.tsx';
import { Menu } from '../parts/menu.tsx';
import { TaskList } from '../parts/page.tsx';
import { Avatar, Mask } from '../parts/person.tsx';
import { Stepper, Timeline } from '../parts/timeline.tsx';
import { toast } from '../parts/toast.tsx';

export function PartsGuide() {
  const f = useFormat();
  return (
    <div className="grid grid-cols-1 gap-8">
      <Section title={f.text({ id: 'Yang menunggu keputusan', en: 'What needs a decision' })}>
        <TaskList
          items={[
            {
              title: f.text({ id: '14 pasangan usaha mungkin kembar', en: '14 pairs may be the same enterprise' }),
              detail: f.text({ id: 'Impor Kecamatan Mayangan', en: 'Import of Mayangan district' }),
              href: '/gaya?ruang=lists',
              tone: 'attention',
              due: f.text({ id: 'sebelum 28 November', en: 'before 28 November' }),
            },
            {
              title: f.text({ id: '1 berkas tidak dapat dibaca', en: '1 file could not be read' }),
              detail: 'Rekap_UMKM_Kanigaran (2) FINAL revisi.xlsx',
              href: '/gaya?ruang=forms',
              tone: 'error',
            },
            {
              title: f.text({ id: 'Kunjungan Kelurahan Jati selesai', en: 'Visits in Jati are finished' }),
              href: '/gaya?ruang=states',
              tone: 'done',
            },
          ]}
        />
      </Section>
      <Section title={f.text({ id: 'Angka adalah pintu', en: 'A figure is a door' })}>
        <FigureRow>
          <Figure
            label={f.text({ id: 'Usaha tercatat', en: 'Enterprises on record' })}
            value={f.number(4987)}
            asOf="2026-11-21"
            href="/gaya?ruang=lists"
          />
          <Figure
            label={f.text({ id: 'Terverifikasi tahun ini', en: 'Verified this year' })}
            value={f.percent(0.425)}
            asOf="2026-11-21"
            unknown={312}
            href="/gaya?ruang=lists"
          />
          <Figure
            label={f.text({ id: 'Omzet setahun', en: 'Turnover a year' })}
            value={f.rupiah(123_456_789_012_345)}
            asOf="2026-11-21"
            unknown={1804}
            href="/gaya"
          />
          <Figure label={f.text({ id: 'Naik kelas', en: 'Moved up a class' })} value={undefined} asOf="2026-11-21" />
        </FigureRow>
      </Section>
      <Buttons />
      <Section title={f.text({ id: 'Status', en: 'Status' })}>
        <div className="flex flex-wrap gap-2">
          <Chip>{f.text({ id: 'Belum dikunjungi', en: 'Not visited' })}</Chip>
          <Chip tone="info">{f.text({ id: 'Sedang diperiksa', en: 'Being checked' })}</Chip>
          <Chip tone="attention">{f.text({ id: 'Mungkin kembar', en: 'Maybe a duplicate' })}</Chip>
          <Chip tone="done">{f.text({ id: 'Terverifikasi', en: 'Verified' })}</Chip>
          <Chip tone="error">{f.text({ id: 'Ditolak', en: 'Refused' })}</Chip>
        </div>
      </Section>
      <div className="grid grid-cols-1 gap-4 desk:grid-cols-2">
        <Card
          title={f.text({ id: 'Batik Sekar Arum', en: 'Batik Sekar Arum' })}
          action={<Chip tone="done">{f.text({ id: 'Terverifikasi', en: 'Verified' })}</Chip>}
        >
          <DefinitionList
            items={[
              {
                term: f.text({ id: 'Pemilik', en: 'Owner' }),
                value: (
                  <span className="nk-inline">
                    <Avatar name="Siti Rahmawati" /> Siti Rahmawati
                  </span>
                ),
              },
              {
                term: 'NIK',
                value: (
                  <Mask
                    value="3574••••••••0007"
                    reveal={
                      <button type="button" className="nk-link-button">
                        {f.text({ id: 'Tampilkan', en: 'Reveal' })}
                      </button>
                    }
                  />
                ),
              },
              { term: f.text({ id: 'Alamat', en: 'Address' }), value: 'Jl. Panglima Sudirman 45, Kelurahan Tisnonegaran, Kecamatan Kanigaran' },
              { term: 'NIB', value: undefined, unknown: f.text({ id: 'Belum punya', en: 'None yet' }) },
              {
                term: f.text({ id: 'Nomor tanda terima', en: 'Receipt' }),
                value: <Copyable value="NK-2611-0042" label={f.text({ id: 'Nomor tanda terima', en: 'Receipt' })} />,
              },
            ]}
          />
        </Card>
        <Card title={f.text({ id: 'Riwayat', en: 'History' })} tone="attention">
          <Timeline
            items={[
              {
                at: f.instant('2026-11-20T07:05:00Z'),
                title: f.text({ id: 'Kunjungan lapangan', en: 'Field visit' }),
                by: 'Budi Santoso',
                tone: 'done',
                detail: f.text({ id: 'Usaha berjalan, alamat cocok.', en: 'In business; the address matches.' }),
              },
              {
                at: f.day('2026-11-12'),
                title: f.text({ id: 'Mungkin kembar dengan Batik Sekar', en: 'May be the same as Batik Sekar' }),
                tone: 'attention',
                href: '/gaya',
              },
              { at: f.day('2026-10-01'), title: f.text({ id: 'Dicatat dari impor', en: 'Recorded from an import' }) },
            ]}
          />
        </Card>
      </div>
      <Section title={f.text({ id: 'Langkah', en: 'Steps' })}>
        <Stepper
          label={f.text({ id: 'Langkah impor', en: 'Steps of the import' })}
          steps={[
            { key: '1', label: f.text({ id: 'Pilih berkas', en: 'Choose a file' }), state: 'done' },
            { key: '2', label: f.text({ id: 'Cocokkan kolom', en: 'Match columns' }), state: 'done' },
            { key: '3', label: f.text({ id: 'Periksa', en: 'Check' }), state: 'now' },
            { key: '4', label: f.text({ id: 'Kembar', en: 'Duplicates' }), state: 'wait' },
            { key: '5', label: f.text({ id: 'Simpan', en: 'Save' }), state: 'wait' },
          ]}
        />
      </Section>
      <Section title={f.text({ id: 'Lambang dan ikon', en: 'Mark and icons' })}>
        <div className="flex flex-wrap items-end gap-6 text-nila">
          {[16, 24, 32, 64, 96].map((size) => (
            <Mark key={size} size={size} />
          ))}
          <span className="text-sogan opacity-40">
            <Kawung size={96} />
          </span>
        </div>
        <ul className="grid grid-cols-4 gap-2 tablet:grid-cols-8 desk:grid-cols-12">
          {Object.entries(icons)
            .filter(([name]) => name.endsWith('Icon') && name !== 'Icon')
            .map(([name, icon]) => (
              <li key={name} className="grid justify-items-center gap-1 py-2 text-sm text-soft" title={name}>
                <icons.Icon of={icon as icons.IconComponent} size={24} />
                <span className="max-w-full truncate">{name.replace('Icon', '')}</span>
              </li>
            ))}
        </ul>
      </Section>
    </div>
  );
}

function Buttons() {
  const f = useFormat();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = () => {
    setBusy(true);
    setTimeout(() => {
      setBusy(false);
      toast(f.text({ id: '3 berkas dihapus', en: '3 files deleted' }), {
        action: { label: f.text({ id: 'Kembalikan', en: 'Undo' }), onAction: () => toast(f.text({ id: 'Dikembalikan', en: 'Restored' })) },
      });
    }, 1200);
  };
  return (
    <Section title={f.text({ id: 'Tombol', en: 'Buttons' })}>
      <div className="flex flex-wrap items-start gap-3">
        <Button tone="primary" icon={icons.CheckIcon} busy={busy} onClick={save}>
          {f.text({ id: 'Simpan', en: 'Save' })}
        </Button>
        <Button onClick={() => setOpen(true)}>{f.text({ id: 'Buka dialog', en: 'Open a dialog' })}</Button>
        <Button tone="danger" icon={icons.TrashIcon} onClick={save}>
          {f.text({ id: 'Hapus 3 berkas', en: 'Delete 3 files' })}
        </Button>
        <Button tone="plain" icon={icons.PlusIcon}>
          {f.text({ id: 'Tambah usaha', en: 'Add an enterprise' })}
        </Button>
        <Button busy tone="primary">
          {f.text({ id: 'Mengirim', en: 'Sending' })}
        </Button>
        <Button small icon={icons.DownloadIcon}>
          CSV
        </Button>
        <LinkButton href="/gaya?ruang=forms" icon={icons.ArrowRightIcon}>
          {f.text({ id: 'Ke formulir', en: 'To the forms' })}
        </LinkButton>
        <IconButton label={f.text({ id: 'Ubah', en: 'Edit' })} icon={icons.EditIcon} />
        <Menu
          label={f.text({ id: 'Tindakan lain', en: 'More actions' })}
          items={[
            { label: f.text({ id: 'Ubah', en: 'Edit' }), icon: icons.EditIcon, onSelect: () => undefined },
            {
              label: f.text({ id: 'Gabungkan', en: 'Merge' }),
              icon: icons.MergeIcon,
              reason: f.text({ id: 'Menunggu kunjungan lapangan.', en: 'Waits for a field visit.' }),
            },
            { label: f.text({ id: 'Hapus', en: 'Delete' }), icon: icons.TrashIcon, tone: 'danger', apart: true, onSelect: save },
          ]}
        />
        <VerdictButton
          tone="primary"
          verdict={f.text({ id: 'Belum bisa diundi: 4 pendaftar belum diperiksa.', en: 'Cannot be drawn yet: 4 applicants are not checked.' })}
        >
          {f.text({ id: 'Undi sekarang', en: 'Draw now' })}
        </VerdictButton>
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={f.text({ id: 'Batalkan impor ini?', en: 'Undo this import?' })}
        actions={
          <>
            <Button tone="danger" onClick={() => setOpen(false)}>
              {f.text({ id: 'Batalkan 1.240 baris', en: 'Undo 1,240 rows' })}
            </Button>
            <Button onClick={() => setOpen(false)}>{f.text({ id: 'Biarkan', en: 'Keep it' })}</Button>
          </>
        }
      >
        <p>
          {f.text({
            id: 'Usaha yang sudah diubah sesudah impor tidak ikut dihapus; ada 12 dan akan ditampilkan.',
            en: 'Enterprises changed since the import are kept; there are 12, and they will be shown.',
          })}
        </p>
      </Dialog>
    </Section>
  );
}
