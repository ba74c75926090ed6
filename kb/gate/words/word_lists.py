"""Words that tell names from other capitals, written for this program: closed classes, not lists of people.

A name can be anything, so nothing here says what a name is. These lists say what a capital letter can mean besides:
the beginning of a sentence, a month, an office, a country, the title of a song.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that begin sentences or stand in headings; the lower-case words of the text itself are added to them.
SMALL: Final = _words(
    """
    a adalah adanya ada adapun agar akan akankah akhir akhirnya akibat akibatnya aku alasan alhasil alih amat anda andai
    antara anak apa apabila apakah apalagi atas atau awal awalnya bagai bagaimana bagaimanapun bagi bagian bahkan bahwa
    baik bakal banyak banyaknya barangkali baru barulah bawah beberapa begitu begitulah bekas belakangan belum benar
    berapa berapakah berangkat berawal berbagai berbeda berdasarkan berikut berikutnya berkat berkali bersama besar besok
    betapa betul biar biarpun biasa biasanya bila bilamana bisa boleh buat bukan bukankah bukannya bulan cerita contoh
    contohnya cukup cuma daerah dahulu dalam dampak dampaknya dan dapat dari daripada data demi demikian dengan depan di
    dia diam dialah dua dulu efek empat enam enggak entah gagal gambar gara-gara hai hal hampir hanya hari hasil hasilnya
    hendaknya hidup hingga ia ialah ibarat ihwal ini inilah intinya itu itulah ingat jadi jangan jangankan jarang jauh
    jawab jelas jika jikalau jua juga jumlah justru kabar kadang kadang-kadang kala kalau kali kalian kami kamu kan kapan
    kapankah karena kasus kata katanya ke keadaan kebanyakan kecuali kegiatan kelak kelima keluarga kemarin kembali
    kemudian kenapa kendati kepada kerap keempat keenam ketika ketiga kedua kini kira kisah kita kondisi konon kunci
    lagi lagipula lain lainnya lalu lama lambat langkah lantas lebih lewat lima langsung maka makanya maklum malah
    malahan mampu mana manakala mari masa masalah masalahnya masih masing masing-masing masyarakat mau mayoritas melalui
    melihat memang mengapa mengenai mengingat menurut menurutnya merek mereka meski meskipun mestinya minggu misal
    misalnya mudah mula mulai mulanya mungkin nah nama namanya namun nanti nantinya nilai nomor nyaris nyatanya oleh orang
    pada padahal paling para pasti pastinya pasca pembelajaran pendek pengalaman penting percaya perlu pernah pertama
    pertama-tama pertanyaan pihak pokoknya pribadi pula pun rasanya rata-rata rupanya saat saatnya saja salah sama sambil
    sampai sana sang sangat satu satunya saya seandainya sebab sebabnya sebagai sebagaimana sebagian sebaiknya sebaliknya
    sebanyak sebelum sebelumnya sebenarnya sebentar seberapa sebetulnya sebuah sebut sebutlah sedang sedangkan sedikit
    segala segera sehari seharusnya sehingga sejak sejauh sejumlah sekalipun sekarang sekitar sekali seketika selagi selain
    selama selamanya selanjutnya selalu seluruh selepas semacam semasa sembari sementara semenjak semoga sempat semua
    semuanya semula sendiri senin seolah seorang sepanjang seperti sepertinya sepuluh seringkali sering serta sesaat
    seseorang sesuai sesudah setahun setelah setelahnya setengah setiap setidaknya sewaktu si siapa siapapun siapakah
    sifat silakan sini situ situasi suatu sudah sudahkah sulit sungguh supaya syukur syukurlah tadi tahap tahun tak tanggal
    tanpa tapi tata telah teman tengah tentang tentu tentunya terhadap terkadang terkait terlalu terlebih termasuk ternyata
    terus terutama tetap tetapi tiap tiba tiba-tiba tidak tidakkah tiga tinggal toh tolong tujuan tujuannya tujuh umumnya
    untuk untung untungnya upaya usai usaha usia usianya ujung wah walau walaupun waktu ya yaitu yakni yang
    about after afterwards all also although always among an and another any are as at be because before being both but by
    can could despite did do does during each even every few finally first for from had has have he her here his how
    however i if in instead is it its just later many may maybe me meanwhile more most much my never no nobody nor not
    nothing now of often on once one only or other our out over people perhaps she should since so some something
    sometimes soon still such than that the their them then there therefore these they this those three though through
    thus to today together two under until up upon us was we were what when where whether which while who why will with
    within without would yes yet you your
    ayah ibu ibunya ayahnya istri istrinya suami suaminya kakak adik kakek nenek orangtua orang-tua paman bibi keponakan
    pagi siang sore malam selamat terima kasih maaf mohon
    abstrak daftar isi pustaka pendahuluan penutup kesimpulan saran bab lampiran tabel grafik foto catatan kutipan sumber
    judul penulis ringkasan refleksi situasi tantangan aksi asesmen intervensi terminasi evaluasi perencanaan pemantauan
    monitoring pelajaran latar belakang metode pembahasan riwayat pekerjaan pendidikan keterlibatan organisasi
    film band album lagu singel serial drama stadion pesawat karier karir karya penampilan peran suara upacara gamelan
    rumah kantor sekolah jalan desa kampung kota negara dunia manusia anggota kelompok program proyek layanan lembaga
    kota-kota wilayah tenaga babak musim tim klub partai koalisi fraksi pemilu kredit saham harga gugatan otoritas irama
    cikal bakal atlas dukungan tampaknya kabarnya katakanlah ujarnya tuturnya jelasnya tegasnya perempuan laki-laki lelaki
    remaja bayi warga korban pelaku klien pendamping pekerja petugas relawan kader konselor psikolog perawat bidan
    silahkan beliau oh aduh secara otomatis rapat harus konsep rumor agenda didukung doktrin kerjasama kerja isu isi bila bilakah
    sosialisasi edukasi kunjungan pertemuan diskusi konseling pendampingan rujukan laporan hasilkan proses sistem model
    abu ada-ada aduan air akibatkan aksi aktivitas alam alat album aliran ancaman anggaran angka angin aparat arah artis
    artikel arsip asal asap asuransi aturan ayo badan bahan bahasa baju bakti banjir bank bantuan bapak barang batas bayangkan beban
    bekal bekerja belajar belasan bencana bendera benda berita bentuk berangkat bertahun-tahun besok biaya bibit bidang bila bisnis
    blok bos bosan botol buah buahnya bubar budaya budi buku bukti bumi bunyi buruh cara cat cek cermat cinta ciri corak
    dapur dasar debat delapan demo denda derita desakan detik dewasa diagram dialog diri distribusi dokumen domisili donatur donor
    dorongan duka ekonomi emosi enak esok etika evaluasi faktor fasilitas fenomena format fungsi ganti garis gejala gelar gerak gizi
    guna gunung hadir hadirin hambatan hampir handphone harapan harta hati hubungan hujan hukum ide identitas iklan ikan ikatan
    ilmu impian indikator industri informasi ingatan inisiatif instansi isak istilah istirahat izin jabatan jam jaminan jangka jasa
    jejak jenis jiwa jodoh juara judul juli jurusan kabupaten kaki kalimat kalangan kamar kampus kandidat kapal kapasitas karakter
    kartu kas kasih katakan kategori kecamatan kecil kelahiran kelas kelebihan keluhan kembang kemudian kendala kendaraan kerabat
    kerap kertas kesadaran ketujuh kedelapan kesembilan kesepuluh keuangan kiat kirim klinik kode kolom komentar komitmen kompleks
    komplikasi komponen komunikasi komunitas konflik konsekuensi konteks kontrak kontribusi konsultasi kopi korupsi kota kredit kriteria kritik kualitas kuliah
    kurikulum kutipan ladang lahan lahir lampu lanjut lapangan larangan lawan legislator lelah lepas liburan lima limbah lingkungan
    listrik logika logo lokasi lomba luas luka lulus lulusan lumpur mahasiswa makanan makna maksud mandi marah mata materi maut media
    meja mental mereka mesin mimpi minat minggu minuman misi mobil modal model moral motivasi motor mulut murid musibah musik
    musyawarah mutu nada nafas naik napas nasib nasihat naskah niat nota nyawa obat ojek olahraga ombak omong opini orasi orientasi
    otot padat pagar pajak pakaian pameran panas pandangan pandemi panduan panen panggilan panik panti pasal pasar pasien paspor
    pasukan patut payah pekan pelan-pelan pelan pelajar peluang pendapat pendatang pengacara pengamat peran perahu perang perayaan
    perihal peristiwa perlahan permintaan perusahaan pesan pesta peta petani piagam piala pidato pikiran pilihan pimpinan pinggir
    pintu pohon poin pokok pola polisi politik posisi potensi potret praktik prestasi prinsip prioritas produk produksi profesi profil
    psikologi puasa publik puluhan puncak puskesmas putus rakyat rambut ramah ramai rancangan rapat rasa ratusan realitas rekan
    rekomendasi rencana rekaman resiko risiko reaksi remaja respons riset riwayat rombongan ruang rumor rupiah rutin rutinitas sahabat sakit
    saksi salam sanksi sarana sasaran satu-satunya sawah sebelas segelintir sejarah seks sekitar selasar sembilan seni
    senyum sepakat sepanjang sepeda serangan sesi sidang sikap simbol simpati sisa siswa siswi skema skenario soal solusi sopir sore
    spanduk standar status strategi struktur studi suasana subjek sukses suku sumbangan sumber surat survei susah tabungan tahapan
    takut taman tamat tamu tanah tanda tanggapan tanggung tanya target tarif tawaran tegas tekad tekanan teknik teknologi tempat
    temuan tenang tenda teori terapi terang tes tiket tim tindakan tingkat tipe titik toko tokoh topik tradisi transportasi trauma
    tubuh tugas tulisan tulang uang ucapan ujian ukuran umat umur undangan undang-undang unjuk unit universitas urusan usulan utang uji
    vonis wabah wajar wajib warung wawancara wewenang wujud yayasan zaman
    akhirnya sebisa sebisanya sesekali sementara selesai selebihnya sebutan semangat sejumlah sepulang sesampai sesampainya sepeninggal
    acara adipati administrasi adopsi agak agen ajang akar aksara akses al-qur'an algoritma alternatif alur anaknya
    analisis antagonis apapun api arkeolog armada arsitek arsitektur arti arus asal-usul asal-usulnya aspek
    astronomi atlet ayat bahaya bakar bakat baku balap balapan bangsa bangunan baris basis batasan bawang beku
    benang benteng bepergian berabad-abad berada beragam berarti berasal berat berbagi berbeda-beda bersama-sama
    besi biara binatang blog bobot burung busana butuh cahaya cakram cetak cuaca cucu curah daging dangdut darah
    daratan dataran debu debut definisi dekat delta dendam derajat desain desainer deskripsi diameter dianggap
    diangkat diawali dibangun dibawah diberi dibuka didesain diduga digital dikenal dilihat dimana dimulai dinamai
    dinar dinasti dipercaya dipimpin dirilis disana disebut disebut-sebut disiplin disusul disusun ditambah ditanam
    diusir diyakini dolar edisi efisiensi ejaan ekosistem eksekutif ekspansi ekspedisi elektromagnetik elektronik
    elemen embargo episode era euro evolusi faksi fakta federal figur fiksi fisika fisikawan fitur fotosintesis
    frasa frekuensi fungi gadis gagasan game garam garnisun gas gendang genre geografi geografis geologi
    gereja-gereja gigi global grup ha habitat halaman hewan hidrogen hilang hipotesis hukuman ibukota iklim
    individu induk institusi instrumen interaksi internal internasional internet inti isotop istana jalur janji
    jarak jawaban kadangkala kajian kalender kampanye kanji karakteristik karat kasta kaum kawasan kayu kebenaran
    kedokteran kejadian kekaisaran kekuatan kepercayaan kereta khawatir kimia km koin koleksi koloni kolonial
    komando kompetisi komposisi komputer komunis kongres konstitusi konstruksi konsumsi kontrol kontroversi kotak
    krisis kuantitatif kubah kudeta kue kulit kumpulan kuno label laju lambang landasan lantai layar lebar legenda
    leher leluhur letak liberal lihat lirik liter literatur lokomotif longsor makin manfaat manga mangaka markas
    marmer matahari material mekanika melawan melayani meliputi memanjang memasak memasuki memerintah memilih
    memiliki memulai menara menarik menengah menikah meningkat menulis merah merantau merasa merdeka metropolitan
    mikroskop milik militer misteri modern molekul momen monarki monumen motif motto muncul museum musuh nasi
    nirlaba normal novel nutrisi nya objek oksigen operasi operator orbit otak pandang pangkalan panitia panjang
    papan patung pedang pegawai pegunungan pelindung pembalap pembentukan pembuat pemeluk pemenang pemikir pemilik
    pencipta pendahulu penderita penelitian penemu penerima pengaruh pengetahuan pengikut penguasa peninggalan
    penutur penyakit penyebab penyedia per perangkat perilaku periode perjanjian perlahan-lahan permaisuri persepsi
    personal pertengahan pertukaran peserta pesisir pipa planet plasma plus produsen protagonis proton pukul putera
    putih radang radio rangka rangkaian rantai ras rasio rating reaktor referensi reformasi reproduksi roda rumput
    rumus rute sadar sains salib salinan sarjana satelit sebelah sebesar sebulan seekor sehari-hari seiring sejalan
    sejarawan sekelompok sekumpulan sekutu selaras seluas semakin semboyan semesta senjata senyawa sepak separuh
    sepertiga seragam serangga serangkaian seri sesuatu set siklus silinder silsilah sinar sinetron sinonim
    sintesis sinyal sisi situs skala slogan sosok spesies square statistik studio subyek suci suhu susunan syuting
    tampil tanaman tarekat teks telepon telur teman-temannya temperatur tepat tepi terbuka terjun tiada tokusatsu
    topeng transaksi transfer transistor tropis truk tua tumbuh turnamen udara ulama ular ungkapan universal unsur
    versi virus vokal volume wafat warna wartawan wayang web wiracarita
    gender napza keluarga perlindungan pelayanan pemberdayaan kesejahteraan rehabilitasi support treatment care case management
    narkotika napza gizi stigma konseling advokasi verifikasi validasi notulen notulensi fasilitator fasilitasi narasumber posko
    ngobrol gimana kayak kalo gitu gini bikin nggak gak udah aja dong sih kok deh nih tuh mudah-mudahan insya alhamdulillah
    coto konro pallubasa sop soto rawon rujak pecel gudeg rendang papeda sagu pisang sambal ikan cakalang lawar betutu sate pempek tekwan lontong ketupat lemper
    onde-onde bakso mie kapurung barongko jagung se'i catemak moke sopi tuak arak sirih pinang dodol kerak asinan karedok seblak cilok batagor siomay tongseng
    tengkleng bubur bika martabak roti cendol dawet wedang jamu noken koteka ulos tenun songket batik kebaya sarung udeng blangkon peci kopiah sasando kolintang
    angklung tifa gamelan rebana sirih ulap doti lipa sabuk selendang kain tikar anyaman gerabah keris golok parang cangkul jala bagang sampan ketinting bagan
    penatua diaken sintua parhobas vikaris koster marbot takmir majelis jemaat syamas prodiakon katekis muazin khatib modin penghulu mantri hansip linmas babinsa
    nakhoda nahkoda kelasi masinis kondektur kernet syahbandar mandor juragan tengkulak perajin pengrajin penenun pemahat dalang sinden pawang dukun
    losmen penginapan wisma kontrakan indekos bengkel warkop angkringan pujasera kedai kantin toko lapak kios pangkalan halte
    bonek bonita bobotoh viking jakmania aremania aremanita suporter bonekmania slankers pasoepati brajamusti panser
    bentor bemo becak andong delman dokar pete-pete oplet angkot mikrolet benhur ojol klotok speedboat katinting bajaj
    migrasi migration peer group babat fokus total senada setamat lahir bermula sayang sayangnya kuncinya uang biaya dana gaji hak kewajiban
    """
)

# Offices and callings that stand before a name with a capital letter of their own.
OFFICES: Final = _words(
    """
    presiden wapres wakil menteri menko mendagri menkes mensos gubernur bupati walikota wali camat lurah kades kepala
    ketua umum sekretaris sekjen jenderal bendahara direktur manajer manager koordinator komandan panglima kapolri kapolda
    kapolres kapolsek kapten kolonel mayor letnan letjen mayjen brigjen laksamana marsekal sersan kopral inspektur
    komisaris ajun komjen irjen bripka briptu aipda aiptu iptu ipda akp kompol akbp kombes jaksa hakim advokat pengacara
    notaris rektor dekan dosen guru profesor raja ratu pangeran putri sultan sunan kaisar uskup agung paus kardinal pastor
    romo pendeta biksu bhante ustadz ustad ustaz ustadzah kyai kiai habib syekh syaikh nabi rasul imam santo santa sri
    duta besar konsul senator anggota pengurus pembina penasehat penasihat pengawas pimpinan pemimpin pendiri penulis
    penyanyi aktor aktris sutradara produser pemain pelatih kiper striker pengamat politikus politisi ekonom peneliti
    pakar ahli juru bicara jubir humas staf staff asisten mantan eks almarhum almarhumah alm calon caleg capres cawapres
    perdana pilot teknisi mekanik hansip satpam dalem pemerintah kasi kabid kadis kasubag plt pjs pj ceo mr mrs ms sir lady lord
    king queen prince princess president minister chairman professor social worker peksos konselor psikolog perawat bidan
    terpidana terdakwa tersangka pembantu deputi komisioner kasat danramil babinsa sekda sekwan tim marshal captain capt
    ibunda ayahanda pelaksana tugas harian pelapor saksi dewan komite majelis
    """
)

# What offices are in charge of, and the adjectives of institutions: "Menteri Hukum", "Aktor Terbaik".
PORTFOLIOS: Final = _words(
    """
    hukum ham hak asasi pertahanan keamanan luar dalam energi mineral sumber daya pemasaran perumahan pertanian keuangan
    kesehatan sosial pendidikan agama tenaga perhubungan perdagangan perindustrian kehutanan kelautan perikanan pariwisata
    pekerjaan pemuda olahraga lingkungan hidup riset teknologi komunikasi informatika informasi kebudayaan koperasi
    pemberdayaan perempuan perlindungan anak desa transmigrasi ketenagakerjaan kependudukan penduduk pembangunan cipta marga bina pamong praja polisi
    pertimbangan perwakilan penilai penasihat pakar kehormatan direksi syuro rakyat nasional daerah wilayah cabang ranting
    khusus umum utama pusat agung istimewa muda madya tinggi terbaik pendukung pria wanita putra putri senior junior negeri
    operasional produksi personalia bidang bagian urusan seksi divisi mahasiswa pelajar masyarakat negara republik
    tentara kepresidenan parlemen kabinet bersaudara mulia pemerintahan ekonomi seni musik sastra sejarah matematika
    """
)

# Forms of address: what follows is a name, in any case of letters.
TITLES: Final = _words(
    """
    bapak ibu pak bu mas mbak mba kak kakak abang bang adik dik dek om tante oom bude pakde paklik bulik mbah eyang opa
    oma nenek kakek kang teh teteh neng nyai cak ning gus bli mbok bung uda uni buya umi ummi abi encik sdr sdri saudara
    saudari tuan nyonya nona tn ny nn haji hajjah h hj kh dr drs dra prof ir st r ra raden rr mr mrs ms miss ust pdt dg
    bpk daeng andi cut teuku teungku tengku tgk kek mak emak ambu aki bapa koh cik ci ko sus suster bruder frater dokter
    """
)

# Titles that are also everyday words: a capital after them is a name, a small letter is not.
PARTICLES: Final = _words("bin binti van von der den de da dos del della ibn ibnu al el y")

# Endings of a name that people write behind it.
DEGREES: Final = _words(
    "si sos pd ag kes hum psi sh se mm msi mpd phd ma mba skm st sp sps msw bsw ssos spd amd mh mkes"
)

CALENDAR: Final = _words(
    """
    januari februari pebruari maret april mei juni juli agustus september oktober november nopember desember january
    february march may june july august october december jan feb mar apr jun jul agu agt aug sep sept okt oct nov des dec
    senin selasa rabu kamis jumat jum'at sabtu minggu ahad monday tuesday wednesday thursday friday saturday sunday
    mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays weekends
    ramadan ramadhan syawal lebaran natal nyepi waisak paskah galungan kuningan imlek muharram maulid idul fitri adha
    idulfitri iduladha isra miraj kartini sumpah pemuda kemerdekaan covid pancasila masehi hijriah wib wita wit
    """
)

FAITHS: Final = _words(
    """
    islam kristen katolik katholik protestan hindu buddha budha konghucu khonghucu muslim muslimah nasrani yahudi kejawen
    tuhan allah swt saw alquran al-quran quran qur'an injil alkitab taurat kitab sunni syiah marxisme komunisme
    christian christians catholic buddhist muslims jewish god bible
    """
)

PEOPLES: Final = _words(
    """
    jawa sunda batak minang minangkabau melayu bugis makassar madura betawi dayak banjar bali sasak toraja papua ambon
    aceh nias mentawai tionghoa cina arab india inggris belanda jepang jerman perancis prancis spanyol portugis rusia
    mandarin latin tamil eropa asia afrika amerika indonesian english dutch javanese sundanese acehnese papuan asian
    african american european aborigin hindustani
    """
)

COUNTRIES: Final = _words(
    """
    indonesia malaysia singapura singapore thailand filipina philippines vietnam kamboja cambodia laos myanmar brunei
    timor-leste tiongkok china jepang japan korea taiwan hongkong mongolia india pakistan bangladesh nepal bhutan
    srilanka maladewa afghanistan iran irak iraq suriah syria yordania jordan lebanon palestina palestine israel turki
    turkey mesir egypt libya tunisia aljazair maroko morocco sudan ethiopia somalia kenya uganda tanzania rwanda nigeria
    ghana senegal zimbabwe zambia angola mozambik madagaskar belanda netherlands belgia belgium jerman germany perancis
    prancis france inggris england britania skotlandia irlandia ireland spanyol spain portugal italia italy swiss austria
    polandia poland hungaria rumania romania bulgaria yunani greece rusia russia ukraina ukraine ceko slovakia serbia
    kroasia bosnia albania swedia sweden norwegia norway denmark finlandia finland islandia australia fiji vanuatu samoa
    tonga kanada canada meksiko mexico kuba cuba brasil brazil argentina chili chile peru bolivia kolombia colombia
    venezuela ekuador uruguay paraguay qatar kuwait bahrain oman yaman yemen eropa asia afrika amerika oseania afrika
    nusantara hindia amerika-serikat washington london tokyo beijing paris berlin sydney
    """
)

# Of these lands and towns people are called too.
LANDS_AND_NAMES: Final = _words(
    "jordan israel kenya china paris london sydney cuba georgia bosnia albania samoa tonga berlin austria sudan yaman"
)

COMPASS: Final = _words(
    "utara selatan barat timur tengah pusat tenggara laut daya raya baru besar kecil hulu hilir atas"
)

ORGANISATION_HEADS: Final = _words(
    """
    yayasan lsm lembaga dinas kementerian departemen direktorat badan balai puskesmas posyandu rsud rsup rs rskia rsko rsj
    rumah klinik universitas institut sekolah politeknik akademi fakultas stisip smps sd sdn mi smp smpn mts sma sman smk
    smkn ma slb slbn tk paud pkbm pesantren ponpes madrasah panti komisi komnas kpai komite dewan majelis mahkamah
    pengadilan kejaksaan kepolisian polda polres polsek polri polresta koramil kodim lapas rutan bapas lpka lpas ikatan
    himpunan asosiasi persatuan perkumpulan forum jaringan koalisi aliansi gerakan serikat federasi konfederasi koperasi
    perusahaan pt cv ud toko bank partai fraksi gereja masjid mesjid mushola musala vihara pura klenteng kelenteng
    paroki keuskupan kelompok paguyuban karang taruna organisasi pusat unit tim satuan satgas p2tp2a uptd upt uptd-ppa
    lk3 lpa lbh wcc pkk tagana klub stasiun kedutaan konsulat perhimpunan barisan laskar front dpd dpc dpw dpp mabes
    foundation institute university school college hospital clinic church mosque agency ministry department committee
    commission council network association union society international organization organisation
    """
)

PLACE_HEADS: Final = _words(
    """
    desa kelurahan kel kecamatan kec kabupaten kab kota kotamadya provinsi propinsi prov dusun dukuh dsn ds kampung kp
    kampong nagari jorong gampong pekon lingkungan banjar rw rt jalan jl jln gang gg lorong perumahan perum komplek
    kompleks blok pasar terminal pelabuhan bandara sungai kali gunung bukit pulau kepulauan danau waduk selat teluk
    tanjung pantai laut samudra samudera lembah lokalisasi hutan taman kebun perkebunan alun-alun jembatan tol simpang
    distrik negeri kesultanan kerajaan karesidenan village regency district province street city island
    rusun rusunawa apartemen dermaga lapangan gedung wisma hotel mall plaza stasiun
    """
)

# Heads of what has a name and is neither person, place nor organisation.
OTHER_HEADS: Final = _words(
    """
    film album lagu single singel novel buku majalah koran harian tabloid serial sinetron drama acara program proyek
    project kabinet operasi perang pertempuran konferensi kongres muktamar kejuaraan piala liga turnamen olimpiade festival
    penghargaan anugerah pekan gerakan undang-undang uu perpres permen permensos permenkes perda keppres pasal ayat
    peraturan keputusan kitab surat perjanjian deklarasi konvensi protokol piagam kurikulum kartu aplikasi judul konser
    tarian upacara tahun bulan abad zaman era orde revolusi reformasi sumpah proklamasi rancangan rencana
    strategi kebijakan pedoman panduan modul kelas semester angkatan ruang kamar lantai bahasa suku agama orang bangsa
    etnis warga marga musik permainan game situs laman portal radio televisi tv kanal virus penyakit sindrom obat vaksin
    hepatitis award awards cup league championship war act law treaty album song movie book bab bagian golongan
    pangkat kasus peristiwa tragedi insiden skandal masa
    """
)

# Nouns before a title: what follows in capitals is a work, an event or a people, whatever it looks like.
WORK_NOUNS: Final = _words(
    """
    film album lagu singel single novel buku majalah koran serial sinetron drama acara judul berjudul bertajuk
    soundtrack tembang puisi cerpen komik manga anime musikal opera episode bahasa berbahasa suku etnis band grup boyband
    girlband perjanjian pertempuran operasi virus penyakit sindrom jenis tipe pohon tanaman spesies genus aliran piala
    turnamen kejuaraan liga festival kitab majalah mingguan penghargaan anugerah girlband game permainan merek kapal pesawat mobil motor tokusatsu jurnal tabloid
    """
)

# English words that stand inside titles of works and never inside names of people.
TITLE_WORDS: Final = _words(
    """
    the of in on at and for to with from my your his her our me you we all not what this that these is are am no live best
    award awards star stars world life love time times days day night girl girls boy boys band group music song songs
    album tour concert show power project master club football home alone heart dance dream dreams born again fun science
    teaching sales marketing learning primary advanced open super cup grand prix league party plan one two three super
    people country science before almost easy double sorry stand up ghost dragon blade whole new fly signs only eyes feeling
    crazy year prize choice actor actors actress guild screen youth ranger rangers flowers sounding seventh outward appearance
    """
)

# What tells that the next word is a person's name, even in small letters.
NAME_CUES: Final = ("bernama", "nama samaran", "sebut saja", "sebutlah", "panggil saja", "berinisial", "inisial")

# The same, where only a capital letter makes it one: "dipanggil satu per satu", "called off".
CAPITAL_CUES: Final = ("dipanggil", "disapa", "nama panggilan", "named", "called", "call her", "call him", "alias")

# Words of the dictionary that stand in texts mostly as names: also a capital at the beginning of a sentence is one.
GIVEN_WORDS: Final = _words(
    """
    permadi permana pranata pranawa prayoga setiawan kusumo prakasa warsa waskita kalam kamal karim karimah kasim
    latif malik rahman rahim habibi hakiki halim hamzah hasan ihsan jamal jamil mahmud maulana mahdi hana maria
    oliva violet aurora nova maya dian dina ina ana ani ami uli umi tania tiara rini rudi titi siti lili erik johan
    gunawan galih galuh galang gilang indra padma emin adika adikara aris arta atma bakda bambang bancar cagak
    cakrabuana cakrawala capa caraka cemani cengkir dacin dadap dadi digdaya embuh gading galar galur gaman gandewa
    gandi gangsa gantar garda gatot gawati handayani ibun jabal jagapati jagaraga jaswadi jindra kadir kanda kasiran
    kariman kemal kenes lala lanang lanjar lantar lazuardi limar lulut luwes maheswara makara mala maman manah maras
    mumpuni najam narpati nasab niyaga nrima nyana nyoman padmi pangestu praba prabawa prabowo prabu pradana
    prayitna puji puput purwa puspito puti raden rafi raihan rama rangga reksa saka sakura sami sari tasdik taswir
    usada wadi wulan zulu sutan agus dewi ratna wijaya pratama rahayu rahmat taufik hidayat budiman ayu bagas
    """
)

# Everyday words by which people are called, or in another spelling are: a capital on one of them may be a person.
# Flowers and stones, virtues, what is in the sky and the sea, ranks, days and months, the firsts and the blessings.
NAME_WORDS: Final = GIVEN_WORDS | _words(
    """
    melati mawar bunga kenanga cempaka dahlia anggrek kamboja seruni seroja teratai melur puspa puspita sekar kusuma
    kembang kuncup mekar daun dahan cemara cendana jati akasia anggur delima kurma nangka jambu duku kenari nilam
    intan permata mutiara berlian jamrud zamrud safir akik emas perak kencana tembaga permadani sutra sutera surya
    matahari mentari candra purnama bintang kartika lintang langit awan mega mendung gerimis embun pelangi cahaya
    sinar terang fajar senja bayu angin topan badai guntur guruh halilintar petir kilat bara bumi pertiwi buana
    jagat rimba belantara telaga samudra samudera ombak tirta banyu salju elang garuda rajawali merpati merak
    cendrawasih kutilang gagak harimau mahesa putri putra putera puteri dewa ratu raja sultan pangeran satria
    kesatria ksatria senopati hakim jaksa imam sunan pandu pendekar pahlawan kusno gadis perawan dara jaka perjaka
    bujang upik buyung ujang kacung ucok dayang suci cinta kasih sayang rindu ikhlas sabar syukur tawakal iman amal
    rahmah nikmat berkat berkah barokah anugrah nugraha karunia restu wahyu islah salam sentosa damai tenteram
    makmur subur sejahtera bahagia gembira riang ceria girang asa harapan cita idaman pujaan setia bakti bhakti budi
    karya karma darma dharma yoga tapa satya sakti perkasa jaya unggul menang gagah berani tegar tangguh teguh tabah
    waras slamet bagus indah cantik molek manis jelita elok rupawan harum wangi semerbak murni bening jernih sejati
    asli langgeng lestari kekal mulia luhur agung utama utami prima tunggal eka dwi tri catur panca sapta hasta nawa
    bungsu sulung mandiri merdeka pembela perintis pelita obor lentera damar nur cerah cerdas pintar pandai bijak
    bijaksana arif adil jujur tulus giat lembut tentram guyub gotong royong bina karsa cipta citra laras merdu gita
    gending dendang tari dalang kidung pesona ria mesra mitra rejeki rezeki rizki mujur beruntung raharja wibawa
    wira perwira laksana kumala mustika mandala loka cakra gada panji genta gong bangkit sukma sanubari legi pahing
    pon wage kliwon biru jingga bunda mamak wacana ira uda prasetya queen grace hope faith joy charity mercy rose
    lily daisy ivy amber ruby pearl jade crystal summer angel king prince princess duke earl bishop pope mark bill
    frank grant dean chase hunter mason carter cemeti elon enteng ganda gangsar gatra lamar lega luluh tatar titah
    gemilang cendekia nusantara tunas kelana bahari sagu lontar randu pijar kemala musafir amanah merry happy lucky
    rocky sandy candy melody harmony destiny holly carol robin jack pat rob sue ray max gene jean dawn heather olive
    rusty dusty bulan karang nalar paris
    """
)

# Human beings: an age behind one of these is not that of somebody who is called so.
HUMANS: Final = _words(
    """
    anak ibu bapak ayah perempuan laki-laki lelaki remaja bayi balita warga korban pelaku klien pendamping pekerja petugas relawan
    kader konselor psikolog perawat bidan gadis siswa siswi mahasiswa mahasiswi pelajar pasien penderita saksi polisi guru petani
    nelayan buruh kakek nenek adik kakak istri isteri suami pria wanita pemuda pemudi bocah orang seorang seseorang ia dia beliau
    kami kita mereka aku saya kamu anda penyintas peserta penerima murid santri santriwati tetangga teman kawan sahabat janda duda
    lansia waria transpuan transgender difabel tuna pengungsi sopir tukang pedagang pemulung pengamen pengemis nara narasumber
    girl boy woman man mother father child teenager client survivor widow student pupil patient person wife husband daughter son
    she he they we sister brother
    """
)

# "Dua (2)" is no age.
NUMBERS: Final = _words(
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus ribu tabel gambar bab pasal ayat nomor halaman"
    " lampiran tahap bagian kelas rt rw tahun butir angka huruf poin total jumlah one two three four five six seven eight nine ten"
)

# Brands, programs and currencies: capitals that are asked about in vain.
PRODUCTS: Final = _words(
    """
    rp idr usd rm eur whatsapp facebook instagram google gmail youtube twitter tiktok telegram zoom skype line yahoo
    microsoft windows android iphone samsung nokia excel word powerpoint canva gojek grab ojol alfamart indomaret tokopedia
    shopee bukalapak lazada telkomsel indosat xl simpati dana ovo gopay honda yamaha suzuki toyota aqua indomie bluetooth
    wifi internet website facebooknya whatsappnya paracetamol parasetamol amoxicillin metadon subutex wikipedia android
    linux ubuntu apple iphone blackberry messenger netflix spotify kompas tempo detik republika antara tribun
    """
)

# Abbreviations of the field, of the state, of laws and units: capitals that are no initials of anybody.
ABBREVIATIONS: Final = _words(
    """
    odha odhiv adha ohidha lsm ngo abh uu pp sk perda ri tni polri dpr dprd mpr dpd kpk kpu kpai lpsk lpa lbh ham hiv aids ims arv
    vct kds pmtct cd napza psk wps wts lsl msm gwl tb tbc covid bpjs ktp kk nik npwp sim stnk skck sktm pkh bpnt blt bst kip
    kis jkn kur umkm ukm pkk paud tk sd mi smp mts sma smk ma slb slbn slta sltp pt cv ud tbk bumn bumd apbn apbd rt rw kb
    ppa pppa kdrt tppo tks tps tpks sppa pkdrt lpka lapas rutan bapas upt uptd lk p2tp2a lks lksa tksk psks pmks ppks dtks
    who ilo iom unicef undp unfpa unaids unhcr un pbb usaid ausaid eu asean kpan kpad ipspi layak pkbi pki pdi pdip ppp pkb
    pks pan psi nu mui pgi kwi hmi pmii gmni imm fgd rtl ad art sop tor rab lpj sdm sda ipm wib wita wit sms bbm gps cd dvd
    pc tv fm am rri tvri rcti sctv hp wa fb ig vcd usb pdf id ktp mc mck pa psm bk ipk ipb ui ugm itb its unpad undip unair
    uin iain stain stisip stai km kg cm mm ha gr ml cc kv kwh mw hz mb gb am pm as uk usa us ri dki diy ntt ntb sumut sulsel
    sulut sulteng kalbar kalteng kaltim kalsel jabar jateng jatim jogja papua bp ibu anc kia bkkbn bnn bnpt bpom bps bpbd
    dp3a dpppa dinsos dinkes wcc crisis peksos tagana tkw tki pmi pjtki bnp2tki bp2mi phk thr upah umr ump umk spsi fspmi
    kspi ksbsi fblp lsbp ojk bi bri bni btn bca mk ma ky bpk kpp kua pn pta ptun bap sp3 spdp sprindik tkp visum rs rsud rsup
    rskia rsj rsko ugd igd icu usg ct mri dna ok no ya tidak dan itu ini cms lgbt lgbti sogie gbv
    crc cedaw icpd mdg mdgs sdg sdgs psga csr mou pic ceo cto cfo hrd ojt ptsd adhd iq
    """
)

# What stands between a facility and its name in small letters: "rs umum daerah ruteng", "smp negeri tarus".
OF_FACILITIES: Final = _words(
    """
    negeri swasta inpres katolik kristen islam muhammadiyah betel anak umum daerah jiwa bina bhakti bakti harapan kasih
    bhayangkara sehat sejahtera mulia medika husada permata bunda vct kia kb tb paru ims pembantu induk rawat inap
    pertiwi aisyiyah pgri
    """
)
# Behind these every word is part of a name: "pesantren al hikmah", "gereja santo yosef".
BEFORE_HOLY: Final = _words("al an ar as at nurul darul miftahul santo santa st")
# Words of chats that no dictionary knows, and abbreviations of health workers: no name of a place.
CHATTED: Final = _words(
    """
    gak nggak ngga enggak udah udh trus aja kalo krn yg dgn utk tdk sdh blm jg sih dong kok nih tuh pake tapi sama vct
    arv hiv bpjs kia puskesmas pustu posyandu
    """
)
STREET_HEADS: Final = _words("jalan jl jln gang gg lorong")
# Behind these stands which house or floor it is; they belong to no name.
HOUSE_NUMBERS: Final = _words("nomor no number blok lantai kav kavling unit")
# Courts: the town behind them is written short, too ("PN Olm").
COURTS: Final = _words("pn pa ptun pta kejari kejati")
# Short words of letters and files that begin sentences with a capital and are nobody's name.
SHORTENED: Final = _words(
    "kpd yth ybs tsb tgl dgn utk hal lamp ttd cq up pid pdt jo sda nb ket kpg bhw spt sbb dst ttg sbg hlm thn bln kab kec"
)
