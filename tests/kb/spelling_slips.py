"""Slips as fingers and ears make them: what was typed, and what was meant. Made up for these tests."""

from typing import Final

INDONESIAN: Final = dict(
    pair.split(":")
    for pair in """
    masarakat:masyarakat masyrakat:masyarakat kelurga:keluarga kelaurga:keluarga pendampinagn:pendampingan
    pendamipngan:pendampingan pemberdyaan:pemberdayaan pemberdayan:pemberdayaan kesejahtraan:kesejahteraan
    kesejateraan:kesejahteraan memebrikan:memberikan memberkan:memberikan bertangung:bertanggung megatakan:mengatakan
    mengtakan:mengatakan meyampaikan:menyampaikan menyampakan:menyampaikan membatu:membantu membntu:membantu
    sekolha:sekolah seklah:sekolah pemerintha:pemerintah pemrintah:pemerintah lembga:lembaga kegitan:kegiatan
    kegiatn:kegiatan perempaun:perempuan perempun:perempuan laporna:laporan melpor:melapor kebutuhna:kebutuhan
    kebutuan:kebutuhan kesehtan:kesehatan kesehatn:kesehatan pelayann:pelayanan pelayanna:pelayanan
    bebrapa:beberapa beberpa:beberapa kaerna:karena sehinga:sehingga sehigga:sehingga tetpai:tetapi
    teapi:tetapi mereak:mereka merka:mereka pengalamn:pengalaman pengalamna:pengalaman hubugan:hubungan
    hubngan:hubungan kunjugan:kunjungan dukugan:dukungan perlindugan:perlindungan lingkugan:lingkungan
    komunits:komunitas fasilitasti:fasilitasi asessmen:asesmen rehabilitsi:rehabilitasi koordinsi:koordinasi
    kordinasi:koordinasi praktk:praktik aktivtas:aktivitas anlisis:analisis izn:izin nasihta:nasihat
    trauam:trauma pengugsi:pengungsi pengunsgi:pengungsi penyandnag:penyandang disablitas:disabilitas difabl:difabel
    relwan:relawan sukarelwan:sukarelawan konselign:konseling penjaringna:penjaringan keceamatan:kecamatan
    kabupten:kabupaten rumha:rumah tangag:tangga kekersan:kekerasan kekerasna:kekerasan ekonmi:ekonomi
    membutuhkn:membutuhkan mempunayi:mempunyai menemuakn:menemukan diberkian:diberikan dilaukan:dilakukan
    dilakuakn:dilakukan terlibta:terlibat terhdap:terhadap bersmaa:bersama berjaln:berjalan bagaiman:bagaimana
    """.split()  # noqa: SIM905
)
ENGLISH: Final = dict(
    pair.split(":")
    for pair in """
    beleive:believe
    comunity:community commmunity:community communtiy:community familly:family famliy:family goverment:government
    enviroment:environment becuase:because becasue:because childern:children chidlren:children shcool:school
    scholl:school poeple:people peopel:people exprience:experience experiance:experience
    sucessful:successful succesful:successful neccessary:necessary necesary:necessary accomodation:accommodation
    arguement:argument sence:sense adress:address begining:beginning buisness:business comittee:committee concious:conscious decison:decision
    diferent:different embarass:embarrass existance:existence foriegn:foreign freind:friend
    garantee:guarantee happend:happened helpping:helping imediately:immediately independant:independent
    intresting:interesting knowlege:knowledge liason:liaison libary:library mantain:maintain occassion:occasion
    oppurtunity:opportunity parliment:parliament persistant:persistent posession:possession prefered:preferred
    proffesional:professional recomend:recommend refered:referred responsability:responsibility
    suport:support supprot:support writting:writing
    """.split()  # noqa: SIM905
)
