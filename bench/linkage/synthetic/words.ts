const list = (words: string): string[] => words.split(' ');

/** Given names, commonest first. Nobody is meant by any combination of them. */
export const maleFirst = list(
  'Muhammad Ahmad Slamet Abdul Agus Sutrisno Supriyadi Budi Hadi Bambang Suparno Mulyono Joko Eko Rudi Hendra Yusuf Ibrahim Wahyudi Iwan Dedi Asep Ujang Dadang Cecep Sugeng Wagiman Ponidi Paimin Tukiman Sarmin Katimin Jumadi Saiful Syaiful Zainuddin Fathur Imron Mahfud Sholeh Khoirul Misbahul Nurhadi Samsul Anwar Hasyim Masduki Toha Rahmat Firman Andi Daeng Syamsuddin Baharuddin Jufri Wayan Made Nyoman Ketut Gede Parlin Tigor Binsar Poltak Yohanes Petrus Stefanus Yosep Markus Doni Riko Fajar Galih Bayu Dimas Aditya Reza Rizal Arif Hanafi Lutfi Faisal Ilham Haris Taufik Zulkifli Darmawan Kusnadi Karyadi Warsito Sunaryo Tarmuji Mardi Parjo Sukirman Sudarsono',
);
export const femaleFirst = list(
  'Siti Sri Nur Dewi Endang Sulastri Sumiyati Rini Ani Yuni Wati Ratna Lilis Eni Tutik Suparmi Sunarti Suryani Maryam Khadijah Zubaidah Rohani Fatimah Aminah Halimah Hasanah Mariyam Jumiati Juminten Poniyem Wagiyem Tukinah Sarinah Painem Ngatini Kasiyati Musrifah Masruroh Uswatun Lailatul Khusnul Anisatul Indah Fitria Novi Dian Eka Dwi Tri Yanti Susi Lina Rosita Nining Neneng Euis Imas Kokom Ketut Luh Kadek Putu Komang Rosmawati Nurbaya Hasna Marlina Debora Ester Maria Theresia Agnes Veronika Yohana Mega Putri Ayu Intan Citra Wulan Bella Sekar Kartini Murtini Sudarmi Lasmini Partinah Warsini Gunarti Hartini Suharni Wiwik Titik Nanik',
);
export const lastNames = list(
  'Hidayat Rahman Santoso Wibowo Setiawan Kurniawan Susanto Hidayah Lestari Rahayu Wahyuni Handayani Prasetyo Nugroho Saputra Saputri Utami Utomo Purnomo Widodo Hasan Husein Yusuf Ali Umar Usman Ismail Ibrahim Idris Sulaiman Salim Hakim Karim Aziz Ghofur Wahid Fauzi Firdaus Maulana Ramadhan Syahputra Hermawan Gunawan Irawan Suryadi Haryanto Suhartono Mulyadi Suryana Permana Nasution Siregar Simanjuntak Sitompul Sinaga Hutapea Tampubolon Lubis Harahap Daulay Arifin Efendi Iskandar Zainal Maarif Mustofa Munir Basri Fadilah Kholifah Mutmainah Rohmah Nikmah Mukarromah Masitoh Zahro Isnaini Puspita Anggraini Oktaviani Safitri Astuti Ningsih Yuliana Kusuma Pratama Wijayanti Pertiwi Mandala Suwarno Sutopo Darmaji Kartono Marwoto Wiyono',
);
export const chineseNames = [
  'Tan Giok Lan',
  'Lim Swie Kim',
  'Oei Hong Djien',
  'Kwee Tek Hoay',
  'Liem Bwan Tjie',
  'Go Tik Swan',
  'Ong Kian Bie',
  'Tjoa Sin Hwa',
];

/** Short names by which a neighbour knows somebody. */
export const shortNames: Record<string, string> = {
  Sulastri: 'Lastri',
  Sumiyati: 'Sum',
  Fatimah: 'Fat',
  Halimah: 'Limah',
  Aminah: 'Minah',
  Supriyadi: 'Pri',
  Sutrisno: 'Tris',
  Bambang: 'Bang',
  Zainuddin: 'Udin',
  Zulkifli: 'Zul',
  Khadijah: 'Dijah',
  Endang: 'Ndang',
};

export const variantsOf: Record<string, string[]> = {
  Muhammad: ['M.', 'Moh.', 'Moch.', 'Mohammad', 'Mochammad', 'Muh', 'Muhamad', 'Mhd'],
  Ahmad: ['Achmad', 'Akhmad', 'Ach.', 'Ahmat'],
  Abdul: ['Abd.', 'Abd', 'Abdoel'],
  Siti: ['St.', 'Sitti', 'Siti', 'ST'],
  Nur: ['Noer', 'Noor', 'Nur'],
  Yusuf: ['Jusuf', 'Yusup', 'Yusuf'],
  Rahman: ['Rohman', 'Rachman', 'Rochman'],
  Sholeh: ['Soleh', 'Saleh', 'Sholih'],
  Hidayat: ['Hidajat', 'Hidayad', 'Hidayatt'],
  Wahyuni: ['Wahjuni', 'Wahyuny'],
  Khoirul: ['Choirul', 'Khairul', 'Hoirul'],
  Suryadi: ['Soerjadi', 'Suriadi', 'Suryady'],
};

export const streets = list(
  'Teratai Dahlia Bougenville Cendana Jati Mahoni Pemuda Veteran Kartini Sudirman Thamrin Rajawali Merpati Kutilang Garuda Hasanuddin Pattimura Teuku-Umar Cut-Nyak-Dien Ki-Hajar-Dewantara Raden-Patah Brawijaya Majapahit Airlangga Singosari Kalimas Bengawan-Solo Serayu Citarum Musi Kapuas Rinjani Lawu Merapi Ciremai Tambora Delima Manggis Nangka Rambutan Salak',
);
export const hamlets = list(
  'Krajan Karanganyar Sumbersari Gumuk Tegalsari Pasinan Timur-Sungai Kebonan Pandean Kauman Pesantren Genteng Sawahan Blimbing Curahmalang Wringin Randu Gempol',
);
export const estates = list('Griya-Permata Bumi-Asri Taman-Sari-Indah Permata-Hijau Puri-Kencana');

export const villageHeads = list('Karang Sumber Kedung Wono Tegal Banjar Sido Pule Gading Kali Tanjung Bulu Ngadi Rejo Curah Mangli');
export const villageTails = list('rejo sari agung mulyo arum tani anyar kerto asri tengah dadi lor kidul kulon wetan jaya');

export const forms = ['UD.', 'UD', 'CV.', 'Toko', 'Warung', 'Wr.', 'Depot', 'Kedai', 'Kios', 'RM', 'Home Industri', '', '', '', ''];
export const products = list(
  'Bakso Soto Mie-Ayam Nasi-Pecel Rujak-Cingur Keripik-Singkong Kripik-Pisang Kerupuk-Udang Tempe Tahu Jamu Kopi Es-Dawet Kue-Basah Roti Rengginang Terasi Petis Ikan-Asap Batik Bordir Jahit Sablon Bengkel Laundry Pulsa Sembako Anyaman Mebel Sambal',
);
export const brands = list(
  'Berkah Barokah Rejeki Rezeki Makmur Jaya Abadi Lancar Sejahtera Sentosa Mandiri Bersama Maju Harapan Murni Sederhana Lumayan Idola Melati Anugerah Cahaya Bintang Mentari Cempaka Pelangi Nusantara Sumber Putra Putri Utama Baru Karya Prima Mulya Asri Segar Gurih Nikmat Sedap Manis',
);
export const kbli = list(
  '47111 56102 10710 10794 10391 13134 14111 25999 95200 96200 47221 47721 56303 10750 16291 31001 32909 46339 10211 10772 01612 03111',
);
