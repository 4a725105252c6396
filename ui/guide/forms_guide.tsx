import { useMemo, useState } from 'react';
import { FieldSet, Form, FormActions, useForm } from '../form.tsx';
import { useFormat } from '../i18n.tsx';
import { PersonIcon, StoreIcon } from '../icons.tsx';
import { Button } from '../parts/button.tsx';
import { CheckField, CheckGroupField, RadioCards } from '../parts/choices.tsx';
import {
  AreaField,
  DayField,
  DigitsField,
  MoneyField,
  NikField,
  NumberField,
  PasswordField,
  SelectField,
  TelField,
  TextField,
} from '../parts/fields.tsx';
import { FileDrop } from '../parts/file_drop.tsx';
import { PickField } from '../parts/picker.tsx';
import { toast } from '../parts/toast.tsx';
import { ApiProblem } from '../problems.ts';
import type { AskProblem } from '../problems.ts';

const villages = [
  'Tisnonegaran',
  'Kanigaran',
  'Kebonsari Kulon',
  'Kebonsari Wetan',
  'Curahgrinting',
  'Mayangan',
  'Mangunharjo',
  'Jati',
  'Wiroborang',
  'Sukabumi',
  'Pakistaji',
  'Jrebeng Kidul',
];

export function FormsGuide() {
  const f = useFormat();
  const [problem, setProblem] = useState<AskProblem | null>(null);
  const form = useForm({
    initial: {
      name: '',
      'owner.nik': '',
      'owner.phone': '',
      capital: null as number | null,
      workers: null as number | null,
      weight: 1.5,
      since: '',
      kind: '',
      cluster: '',
      village: '',
      story: '',
      channels: [] as string[],
      agreed: false,
      file: null as File | null,
      nib: '',
      password: '',
    },
    draft: 'guide',
    problem,
  });
  const options = useMemo(
    () => villages.map((name) => ({ value: name, label: name, hint: f.text({ id: 'Kota Probolinggo', en: 'Probolinggo City' }) })),
    [f],
  );
  const refuse = () =>
    setProblem(
      new ApiProblem({
        type: '/api/docs#core.invalid',
        title: '',
        status: 422,
        code: 'core.invalid',
        detail: '',
        instance: 'R-0042',
        errors: [
          {
            field: 'name',
            code: 'core.required',
            detail: f.text({ id: 'Isi nama usaha seperti tertulis di papan namanya.', en: 'Write the name as on its sign.' }),
          },
          {
            field: 'owner.nik',
            code: 'core.nik',
            detail: f.text({
              id: 'NIK harus 16 angka; yang ini 15. Periksa angka terakhir.',
              en: 'A NIK has 16 digits; this one has 15. Check the last digit.',
            }),
          },
          { field: 'kind', code: 'core.required', detail: f.text({ id: 'Pilih salah satu.', en: 'Choose one.' }) },
        ],
      }),
    );
  return (
    <Form form={form} onSubmit={refuse} label={f.text({ id: 'Contoh formulir', en: 'Example form' })}>
      <FieldSet title={f.text({ id: 'Usaha', en: 'Enterprise' })}>
        <TextField
          {...form.bind('name')}
          label={f.text({ id: 'Nama usaha', en: 'Name of the enterprise' })}
          hint={f.text({ id: 'Seperti tertulis di papan nama atau kemasan.', en: 'As on its sign or packaging.' })}
          maxLength={120}
        />
        <RadioCards
          {...form.bind('kind')}
          label={f.text({ id: 'Siapa pemiliknya?', en: 'Who owns it?' })}
          options={[
            {
              value: 'person',
              label: f.text({ id: 'Perorangan', en: 'A person' }),
              hint: f.text({ id: 'Satu pemilik, memakai NIK.', en: 'One owner, with a NIK.' }),
              icon: PersonIcon,
            },
            {
              value: 'company',
              label: f.text({ id: 'Badan usaha', en: 'A company' }),
              hint: f.text({ id: 'CV, PT, atau koperasi.', en: 'CV, PT or cooperative.' }),
              icon: StoreIcon,
            },
          ]}
        />
        <PickField
          {...form.bind('village')}
          label={f.text({ id: 'Kelurahan', en: 'Village' })}
          hint={f.text({ id: 'Ketik beberapa huruf.', en: 'Type a few letters.' })}
          options={options}
        />
        <SelectField
          {...form.bind('cluster')}
          label={f.text({ id: 'Klaster', en: 'Cluster' })}
          options={['Batik', 'Kriya', 'Makanan', 'Minuman'].map((label) => ({ value: label, label }))}
        />
        <MoneyField
          {...form.bind('capital')}
          label={f.text({ id: 'Modal usaha', en: 'Capital' })}
          hint={f.text({ id: 'Di luar tanah dan bangunan. Boleh ditulis “1,5 juta”.', en: 'Without land and buildings. “1,5 juta” is understood.' })}
        />
        <NumberField
          {...form.bind('workers')}
          label={f.text({ id: 'Tenaga kerja', en: 'Workers' })}
          unit={f.text({ id: 'orang', en: 'people' })}
          min={0}
          optional
        />
        <NumberField {...form.bind('weight')} label={f.text({ id: 'Berat kemasan', en: 'Weight of a pack' })} unit="kg" decimals={2} />
        <DayField {...form.bind('since')} label={f.text({ id: 'Mulai usaha', en: 'In business since' })} optional />
      </FieldSet>
      <FieldSet title={f.text({ id: 'Pemilik', en: 'Owner' })}>
        <NikField {...form.bind('owner.nik')} label="NIK" />
        <TelField {...form.bind('owner.phone')} label={f.text({ id: 'Nomor HP', en: 'Phone' })} optional />
        <DigitsField {...form.bind('nib')} label="NIB" length={13} optional />
        <PasswordField {...form.bind('password')} label={f.text({ id: 'Sandi', en: 'Password' })} autoComplete="new-password" />
      </FieldSet>
      <CheckGroupField
        {...form.bind('channels')}
        label={f.text({ id: 'Menjual lewat', en: 'Sells through' })}
        optional
        options={[
          { value: 'stall', label: f.text({ id: 'Warung sendiri', en: 'Own stall' }) },
          { value: 'market', label: f.text({ id: 'Pasar', en: 'Market' }) },
          {
            value: 'online',
            label: f.text({ id: 'Internet', en: 'Internet' }),
            hint: f.text({ id: 'Lokapasar atau media sosial.', en: 'Marketplace or social media.' }),
          },
        ]}
      />
      <AreaField {...form.bind('story')} label={f.text({ id: 'Catatan', en: 'Notes' })} maxLength={500} optional />
      <FileDrop
        {...form.bind('file')}
        label={f.text({ id: 'Foto NIB', en: 'Photo of the NIB' })}
        accept=".jpg,.png,.pdf"
        maxBytes={5_000_000}
        optional
      />
      <CheckField
        {...form.bind('agreed')}
        label={f.text({ id: 'Pemilik setuju datanya dipakai untuk pembinaan.', en: 'The owner agrees to this use of the data.' })}
      />
      <TextField name="fixed" value="35.74" onChange={() => undefined} label={f.text({ id: 'Kode wilayah', en: 'Region code' })} disabled />
      <FormActions>
        <Button type="submit" tone="primary">
          {f.text({ id: 'Simpan usaha', en: 'Save the enterprise' })}
        </Button>
        <Button
          onClick={() => {
            setProblem(null);
            form.clear();
            toast(f.text({ id: 'Formulir dikosongkan', en: 'The form is empty again' }));
          }}
        >
          {f.text({ id: 'Kosongkan', en: 'Clear' })}
        </Button>
      </FormActions>
    </Form>
  );
}
