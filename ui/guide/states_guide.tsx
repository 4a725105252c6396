import { useFormat } from '../i18n.tsx';
import { PlusIcon } from '../icons.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { EmptyState, ErrorState, Notice, OfflineBand, ProgressBar, Skeleton } from '../parts/states.tsx';
import { ApiProblem, OfflineProblem } from '../problems.ts';

export function StatesGuide() {
  const f = useFormat();
  const broken = new ApiProblem({
    type: '',
    title: '',
    status: 500,
    code: 'core.broken',
    detail: f.text({
      id: 'Terjadi kesalahan di pihak kami. Tidak ada perubahan yang disimpan.',
      en: 'Something broke on our side. Nothing was saved.',
    }),
    instance: 'R-7F3K-22',
  });
  const refused = new ApiProblem({
    type: '',
    title: '',
    status: 409,
    code: 'core.versionMoved',
    detail: f.text({
      id: 'Data ini sudah diubah orang lain sejak Anda membukanya. Muat ulang, lalu simpan lagi.',
      en: 'Somebody else changed this since you opened it. Reload and save again.',
    }),
    instance: 'R-7F3K-23',
  });
  return (
    <div className="grid grid-cols-1 gap-6">
      <OfflineBand
        offline
        waiting={3}
        works={f.text({ id: 'Daftar dan kunjungan tetap dapat diisi.', en: 'Lists and visits can still be filled in.' })}
      />
      <Notice
        tone="attention"
        title={f.text({ id: 'Masa verifikasi berakhir 7 hari lagi', en: 'Verification ends in 7 days' })}
        action={<Button>{f.text({ id: 'Lihat yang tersisa', en: 'See what is left' })}</Button>}
      >
        <p>{f.text({ id: '212 usaha di 4 kelurahan belum dikunjungi.', en: '212 enterprises in 4 villages are not visited yet.' })}</p>
      </Notice>
      <Notice tone="info">
        {f.text({ id: 'Data ini dibaca dari impor 12 Oktober 2026.', en: 'This comes from the import of 12 October 2026.' })}
      </Notice>
      <Notice tone="done" title={f.text({ id: 'Impor selesai', en: 'Import finished' })} />
      <Notice tone="error" title={f.text({ id: '12 baris ditolak', en: '12 rows were refused' })}>
        <p>
          {f.text({ id: 'Unduh daftar barisnya, perbaiki di Excel, lalu unggah lagi.', en: 'Download the rows, mend them in Excel, upload again.' })}
        </p>
      </Notice>
      <div className="grid grid-cols-1 gap-4 desk:grid-cols-2">
        <Card>
          <EmptyState
            picture
            title={f.text({
              id: 'Belum ada usaha di kelurahan ini, karena daftarnya belum diimpor.',
              en: 'No enterprises in this village yet: its list has not been imported.',
            })}
            action={
              <Button tone="primary" icon={PlusIcon}>
                {f.text({ id: 'Impor daftar', en: 'Import a list' })}
              </Button>
            }
          />
        </Card>
        <Card>
          <ProgressBar
            label={f.text({ id: 'Mencari usaha kembar', en: 'Looking for duplicates' })}
            value={0.62}
            detail={f.text({
              id: '3.090 dari 4.987 usaha, kira-kira 2 menit lagi. Halaman ini boleh ditinggal.',
              en: '3,090 of 4,987 enterprises, about 2 more minutes. You may leave this page.',
            })}
          />
          <ProgressBar label={f.text({ id: 'Menyiapkan', en: 'Preparing' })} />
          <Skeleton kind="text" />
          <Skeleton kind="figures" rows={2} />
          <Skeleton kind="table" rows={3} />
        </Card>
      </div>
      <ErrorState problem={broken} again={() => undefined} />
      <ErrorState problem={refused} again={() => undefined} />
      <ErrorState problem={new OfflineProblem()} again={() => undefined} />
    </div>
  );
}
