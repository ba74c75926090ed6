<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="id_ID">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Tentang Pustaka Praktik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pustaka cerita praktik dan pembelajaran pekerjaan sosial, untuk dibaca, dicari, dan dipelajari bersama.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semua yang Anda baca dan tulis tinggal di komputer ini. Program tidak mengirim apa pun ke mana pun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program: lisensi MIT. Isi pustaka bawaan: CC BY 4.0. Huruf dan ikon: lihat pemberitahuan lisensi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pemberitahuan lisensi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Ke kolom pencarian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ke daftar hasil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tampilkan atau sembunyikan saringan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lihat semua cerita</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maju</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ke halaman bacaan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Huruf lebih besar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Huruf lebih kecil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beranda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perlu diperbaiki</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panduan menulis cerita</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buka pustaka…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buat pustaka baru…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semua pustaka…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baca ulang pustaka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ganti bahasa: Indonesia atau Inggris</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ganti tampilan: terang, gelap, atau ikut sistem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pengaturan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pintasan papan ketik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tentang Pustaka Praktik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keluar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mencari</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Membaca</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jendela dan pustaka</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BubbleMap</name>
    <message>
        <source>Peta wilayah</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cerita paling banyak: {places}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belum ada cerita.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Isi cerita</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} (tidak diceritakan)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Ada yang tidak berjalan semestinya</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ini kesalahan program, bukan kesalahan Anda. Cerita dan catatan yang sudah tersimpan tetap utuh. Anda dapat menutup pesan ini dan melanjutkan. Agar dapat diperbaiki, salinlah rincian di bawah ini dan kirimkan kepada pengelola program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rincian kesalahan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salin rincian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tutup dan lanjutkan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CreateDialog</name>
    <message>
        <source>Buat pustaka baru</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pustaka baru berupa folder biasa, masih kosong, dengan daftar istilah yang sama.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judul pustaka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>misalnya: Cerita Lapangan 2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simpan di tempat lain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buat pustaka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foldernya: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simpan di dalam folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Saringan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tutup saringan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FacetList</name>
    <message>
        <source>Spasi mencentang, panah kanan membuka rincian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cari dalam daftar ini</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cari dalam {facet}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tampilkan lebih sedikit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tampilkan semua ({count})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FacetModel</name>
    <message numerus="yes">
        <source>%n cerita</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>dicentang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tidak dicentang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>terbuka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tertutup</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FacetsPanel</name>
    <message>
        <source>Saringan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Sumber lain menyebut {value} ({source}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanpa sumber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kejadian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syarat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diterapkan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buka di peramban: {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persetujuan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ditandatangani oleh {who}, {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dikembalikan oleh {who}, {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tinjauan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lisensi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belum dicatat. Jangan bagikan cerita ini sebelum persetujuannya jelas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ditarik pada {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dinyatakan oleh {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ditanyakan lagi: {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dibuat {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diubah {date}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsBox</name>
    <message>
        <source>Keterangan cerita ini belum diisi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wilayah</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempat praktik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lembaga</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peran pekerja</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jenis hasil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cari cerita lain: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tempat lagi</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Buka halaman {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keterlibatan klien</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angka dan tanggal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pelajaran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peran dan hasil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sumber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persetujuan dan lisensi</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Selamat datang di Pustaka Praktik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Di sini tersimpan cerita praktik dan pembelajaran pekerjaan sosial, agar pengalaman di lapangan dapat ditemukan, dibaca, dan dipelajari kembali.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pustaka bawaan akan disalin ke {folder}. Semuanya tinggal di komputer ini.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nama Anda (boleh dikosongkan)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>misalnya: Ratna</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mulai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mulai tanpa nama; dapat diisi nanti di Pengaturan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kemajuan membaca pustaka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menyalin pustaka…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Membaca cerita: {done} dari {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Ke beranda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beranda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ganti bahasa ke Inggris</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu: pustaka, pengaturan, bantuan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tampilan: ikut sistem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tampilan: terang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tampilan: gelap</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n perlu diperbaiki</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Lihat apa yang perlu diperbaiki di pustaka ini</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Cerita per tahun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>semua tahun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panah kiri dan kanan memilih tahun, dengan Shift memperluas, Esc menghapus pilihan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cerita</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{years}: paling banyak {stories} dalam setahun</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Cari cerita</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ketik kata apa saja, lalu persempit menurut isu, metode, atau wilayah.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jelajahi semua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lihat seluruh cerita, urutkan, dan saring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panduan menulis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bagaimana pengalaman praktik ditulis menjadi cerita.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buka pustaka lain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pustaka adalah folder biasa di komputer Anda.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cerita terbaru</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jelajahi menurut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lihat semua cerita</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beranda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selamat datang, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selamat datang di Pustaka Praktik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pustaka sedang dibuka…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cerita praktik</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{stories} dalam “{library}”. Semuanya tersimpan di komputer ini dan dapat dibaca tanpa internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n menit baca</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Isu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wilayah</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tahap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisasi</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Libraries</name>
    <message>
        <source>Pilih folder pustaka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hapus dari daftar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pilih folder…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibrariesDialog</name>
    <message>
        <source>Semua pustaka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belum ada pustaka yang pernah dibuka di komputer ini.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buat baru…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buka folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} (tidak ditemukan)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dibuka saat mulai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buka pustaka ini setiap kali mulai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hapus dari daftar ini; foldernya tidak dihapus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buka {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Pustaka terakhir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu utama</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Matches</name>
    <message>
        <source>Tidak ada kata yang cocok</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n kata cocok</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{number} dari {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Tutup pesan ini</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadBar</name>
    <message>
        <source>Kembali</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maju</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kata cocok sebelumnya</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kata cocok berikutnya</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isi cerita</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ukuran huruf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lebih besar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lebih kecil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ukuran semula</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Salin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pilih semua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salin alamat tautan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catatan kaki</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gambar tidak dapat ditampilkan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepairsPage</name>
    <message>
        <source>Perlu diperbaiki</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Periksa lagi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baca ulang pustaka setelah berkasnya Anda perbaiki (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Masih ada %n hal lain; perbaiki dulu yang di atas, lalu periksa lagi.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ada %n hal yang perlu dilihat. Berkas di bawah ini tidak diubah oleh program; cerita lainnya tetap dapat dibaca dan dicari.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tidak ada yang perlu diperbaiki. Semua berkas di pustaka ini terbaca dengan baik.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message>
        <source>Paling relevan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terbaru</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judul</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urutan</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>+ %n lagi</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Hapus semua saringan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hapus saringan {facet}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cerita</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>untuk “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urutan: {order}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urutan cerita dalam daftar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saringan ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saringan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buka saringan: wilayah, isu, metode, tahun</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>sejak {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n mnt</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n catatan</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsNotice</name>
    <message>
        <source>Hapus semua saringan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hapus kata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kemajuan membaca cerita</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belum ada pustaka yang terbuka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buka sebuah pustaka untuk mulai mencari.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} dari {total} cerita sudah dibaca.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menyiapkan daftar pencarian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cerita akan muncul di sini begitu siap. Anda boleh mulai mengetik.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidak ada cerita untuk “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidak ada cerita dengan saringan ini</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pustaka ini belum berisi cerita</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pencarian dipersempit oleh:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hapus sebagian saringan agar lebih banyak cerita terlihat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Periksa ejaannya, atau coba kata lain yang lebih umum.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Cerita yang ditemukan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panah atas dan bawah untuk memilih, Enter untuk membuka</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sayings</name>
    <message>
        <source>sejak {start}, masih berjalan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampai {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sekitar {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tempat kegiatan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>daerah asal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>daerah tujuan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pelaksana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pendana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mitra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dipimpin kelompok dampingan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>perusahaan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pemerintah</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peneliti</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yang diceritakan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hanya diberi tahu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diberi penjelasan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dimintai pendapat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memutuskan bersama</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memimpin sendiri</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tidak diceritakan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pasti</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cukup pasti</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>belum pasti</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masih diperdebatkan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cerita praktik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pembelajaran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Praktik baik teruji</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sudah diserahkan, belum ditinjau pembaca kedua.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dikembalikan kepada penulis untuk diperbaiki.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sudah ditinjau dan diterbitkan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ditarik kembali.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cerita ini tentang sebuah program; tidak ada klien yang dapat dikenali.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orang yang diceritakan telah memberi persetujuan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cerita ini disusun dari sumber yang sudah terbuka untuk umum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boleh dibaca siapa saja.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hanya untuk lingkungan terbatas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hanya untuk penulisnya.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persetujuan: ditarik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persetujuan: belum dicatat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persetujuan: publik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persetujuan: terbatas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persetujuan: pribadi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lanjutan dari</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bagian dari</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belajar dari</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beririsan dengan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dilanjutkan dalam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memuat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menjadi dasar bagi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CC BY 4.0: boleh dipakai dan diolah asal menyebut penulisnya</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CC BY-SA 4.0: boleh dipakai dan diolah asal dibagikan dengan cara yang sama</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CC0: boleh dipakai tanpa syarat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Cari kata, isu, metode, atau tempat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cari cerita</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ketik kata apa saja. Tanda kutip mencari kata yang berdampingan: &quot;anak jalanan&quot;. (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kosongkan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kosongkan (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Pengaturan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nama Anda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tampilan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ukuran huruf bacaan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boleh dikosongkan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nama dipakai untuk menyapa Anda dan menandai apa yang Anda tulis. Pengaturan hanya disimpan di komputer ini.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ikut sistem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gelap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kecil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agak kecil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biasa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agak besar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sangat besar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Pintasan papan ketik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Kemajuan membaca pustaka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Membaca pustaka: {done} dari {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cerita</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{stories} · semua tersimpan di komputer ini</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YearsFacet</name>
    <message>
        <source>Hapus pilihan tahun</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ProblemRow</name>
    <message>
        <source>{path}, baris {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buka berkas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buka foldernya</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
