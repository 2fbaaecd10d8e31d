<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Close the connection</source>
        <translation>关闭连接(&amp;C)</translation>
    </message>
    <message>
        <source>Shut down the &amp;sending side</source>
        <translation>关闭发送方向(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Abort the connection</source>
        <translation>中止连接(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Kill the process</source>
        <translation>杀死进程(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Power off</source>
        <translation>断电(&amp;P)</translation>
    </message>
    <message>
        <source>Power &amp;on</source>
        <translation>通电(&amp;O)</translation>
    </message>
    <message>
        <source>Set SO_REUSEADDR on its sockets</source>
        <translation>在它的套接字上设置 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>Set SO_REUSEPORT on its sockets</source>
        <translation>在它的套接字上设置 SO_REUSEPORT</translation>
    </message>
    <message>
        <source>Set SO_KEEPALIVE on its sockets</source>
        <translation>在它的套接字上设置 SO_KEEPALIVE</translation>
    </message>
    <message>
        <source>Set SO_LINGER {on, 0 s} on its sockets</source>
        <translation>在它的套接字上设置 SO_LINGER {on, 0 s}</translation>
    </message>
    <message>
        <source>Close the &amp;listening socket</source>
        <translation>关闭监听套接字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next event</source>
        <translation>下一个事件(&amp;N)</translation>
    </message>
    <message>
        <source>P&amp;revious event</source>
        <translation>上一个事件(&amp;R)</translation>
    </message>
    <message>
        <source>Go to the &amp;start</source>
        <translation>转到开头(&amp;S)</translation>
    </message>
    <message>
        <source>Go to the &amp;end</source>
        <translation>转到结尾(&amp;E)</translation>
    </message>
    <message>
        <source>Go to when a restart &amp;works</source>
        <translation>转到重启能成功的时刻(&amp;W)</translation>
    </message>
    <message>
        <source>T&amp;eaching speed</source>
        <translation>慢速演示(&amp;E)</translation>
    </message>
    <message>
        <source>Fas&amp;ter</source>
        <translation>加快(&amp;T)</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>放慢(&amp;L)</translation>
    </message>
    <message>
        <source>Rest&amp;art the server now</source>
        <translation>现在重启服务器(&amp;A)</translation>
    </message>
    <message>
        <source>The server sets SO_REUSEADD&amp;R</source>
        <translation>服务器设置 SO_REUSEADDR(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;wap who closes first</source>
        <translation>交换谁先关闭(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Both close at once</source>
        <translation>双方同时关闭(&amp;B)</translation>
    </message>
    <message>
        <source>Select the &amp;next</source>
        <translation>选择下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Select the &amp;previous</source>
        <translation>选择上一个(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Drop it</source>
        <translation>丢弃它(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lay it</source>
        <translation>推迟它(&amp;L)</translation>
    </message>
    <message>
        <source>D&amp;uplicate it</source>
        <translation>复制它(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Restore it</source>
        <translation>恢复它(&amp;R)</translation>
    </message>
    <message>
        <source>Clear selecti&amp;on</source>
        <translation>取消选择(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Scenarios…</source>
        <translation>场景(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Open a scenario file…</source>
        <translation>打开场景文件(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the &amp;picture…</source>
        <translation>保存图片(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Copy the picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Save a capture for &amp;Wireshark…</source>
        <translation>保存为 Wireshark 抓包(&amp;W)…</translation>
    </message>
    <message>
        <source>Save the &amp;trace…</source>
        <translation>保存记录(&amp;T)…</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>打印(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Remove &amp;all edits</source>
        <translation>移除所有改动(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>为什么(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>代码(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Terminal</source>
        <translation>终端(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>事件(&amp;E)</translation>
    </message>
    <message>
        <source>E&amp;dits</source>
        <translation>改动(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Systems</source>
        <translation>系统(&amp;S)</translation>
    </message>
    <message>
        <source>Preview &amp;future events</source>
        <translation>预览之后的事件(&amp;F)</translation>
    </message>
    <message>
        <source>C&amp;ompare two futures</source>
        <translation>比较两种未来(&amp;O)</translation>
    </message>
    <message>
        <source>S&amp;wap the two futures</source>
        <translation>交换两种未来(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Keep the other future</source>
        <translation>保留另一种未来(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>演示(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Blank the screen</source>
        <translation>黑屏(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Larger type</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller type</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Normal type</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>S&amp;ystem colors</source>
        <translation>跟随系统配色(&amp;Y)</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>浅色(&amp;I)</translation>
    </message>
    <message>
        <source>Da&amp;rk</source>
        <translation>深色(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;All keyboard shortcuts</source>
        <translation>所有键盘快捷键(&amp;A)</translation>
    </message>
    <message>
        <source>A&amp;bout Linger</source>
        <translation>关于 Linger(&amp;B)</translation>
    </message>
    <message>
        <source>Retr&amp;y every second until it works</source>
        <translation>每秒重试，直到成功(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Reduced motion: from event to event</source>
        <translation>减少动态效果：逐个事件跳转(&amp;R)</translation>
    </message>
    <message>
        <source>Ask the scene&apos;s &amp;questions</source>
        <translation>提出场景中的问题(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;New scene</source>
        <translation>新建场景(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Duplicate the scene</source>
        <translation>复制整个场景(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit the scene</source>
        <translation>编辑场景(&amp;E)</translation>
    </message>
    <message>
        <source>A&amp;dd to the scene…</source>
        <translation>向场景添加(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Copy the selected part</source>
        <translation>复制所选部分(&amp;C)</translation>
    </message>
    <message>
        <source>Remove &amp;the selected part</source>
        <translation>移除所选部分(&amp;T)</translation>
    </message>
    <message>
        <source>Move the part u&amp;p</source>
        <translation>上移这一部分(&amp;P)</translation>
    </message>
    <message>
        <source>Move the part do&amp;wn</source>
        <translation>下移这一部分(&amp;W)</translation>
    </message>
    <message>
        <source>T&amp;his machine…</source>
        <translation>本机(&amp;H)…</translation>
    </message>
    <message>
        <source>On this machine&apos;s &amp;kernel</source>
        <translation>在本机的内核上(&amp;K)</translation>
    </message>
    <message>
        <source>What &amp;can go wrong…</source>
        <translation>会出什么错(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Learn…</source>
        <translation>学习(&amp;L)…</translation>
    </message>
    <message>
        <source>The system&apos;s langua&amp;ge</source>
        <translation>系统语言(&amp;G)</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>中文 (Chinese)</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Story of a caller that &amp;failed</source>
        <translation>失败的客户端的经过(&amp;F)</translation>
    </message>
    <message>
        <source>Back to the load&apos;s c&amp;hart</source>
        <translation>返回负载图表(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Teacher&apos;s guide</source>
        <translation>教师指南(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Single-key shortcuts</source>
        <translation>单键快捷键(&amp;S)</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>The server closed a connection first. Its side is in TIME-WAIT and no process owns it.</source>
        <translation>服务器先关闭了连接。它这一端处于 TIME-WAIT，不属于任何进程。</translation>
    </message>
    <message>
        <source>Set SO_REUSEADDR before bind(), in every run of the server.</source>
        <translation>服务器每次运行时，都在 bind() 之前设置 SO_REUSEADDR。</translation>
    </message>
    <message>
        <source>The old server still runs and holds its listening socket.</source>
        <translation>旧的服务器仍在运行，占着监听套接字。</translation>
    </message>
    <message>
        <source>Find the process that has the port and stop it.</source>
        <translation>找到占用端口的进程并停止它。</translation>
    </message>
    <message>
        <source>The old server is gone, but a child process still has one of its connections.</source>
        <translation>旧的服务器已退出，但它的子进程还占着一条连接。</translation>
    </message>
    <message>
        <source>Set SO_REUSEADDR in every run, or stop the child process.</source>
        <translation>每次运行都设置 SO_REUSEADDR，或停止该子进程。</translation>
    </message>
    <message>
        <source>Only the new run sets SO_REUSEADDR; the socket in TIME-WAIT was made without it.</source>
        <translation>只有新的一次运行设置了 SO_REUSEADDR；处于 TIME-WAIT 的套接字创建时没有设置。</translation>
    </message>
    <message>
        <source>Wait once until TIME-WAIT ends, then keep the option in every run.</source>
        <translation>等这一次 TIME-WAIT 结束，之后每次运行都保留该选项。</translation>
    </message>
    <message>
        <source>The server was stopped, and its connection waits in FIN-WAIT-2 for the client&apos;s FIN.</source>
        <translation>服务器已停止，它的连接在 FIN-WAIT-2 中等待客户端的 FIN。</translation>
    </message>
    <message>
        <source>A socket on one address of this machine conflicts with the wildcard address.</source>
        <translation>本机某个地址上的套接字与通配地址冲突。</translation>
    </message>
    <message>
        <source>Stop the process that has it, or bind to an address that is free.</source>
        <translation>停止占用它的进程，或绑定到空闲的地址。</translation>
    </message>
    <message>
        <source>Every local port toward this destination is in use or in TIME-WAIT.</source>
        <translation>通往该目的地的本地端口全部在使用或处于 TIME-WAIT。</translation>
    </message>
    <message>
        <source>Keep connections open and use them again, or let the server close first.</source>
        <translation>保持连接并重复使用，或让服务器先关闭。</translation>
    </message>
    <message>
        <source>The client binds a fixed port that its last connection holds in TIME-WAIT.</source>
        <translation>客户端绑定固定端口，而上一条连接在 TIME-WAIT 中占着它。</translation>
    </message>
    <message>
        <source>Do not bind the client&apos;s port; let connect() choose one.</source>
        <translation>不要绑定客户端端口，让 connect() 自行选择。</translation>
    </message>
    <message>
        <source>The client closes first, so its own port waits in TIME-WAIT.</source>
        <translation>客户端先关闭，因此它自己的端口处于 TIME-WAIT。</translation>
    </message>
    <message>
        <source>Let the server close first.</source>
        <translation>让服务器先关闭。</translation>
    </message>
    <message>
        <source>The client asks for the port that its last connection holds in TIME-WAIT.</source>
        <translation>客户端要用的端口被上一条连接在 TIME-WAIT 中占着。</translation>
    </message>
    <message>
        <source>The address is not one of this machine&apos;s, or another one is meant.</source>
        <translation>该地址不是本机的地址，或者写错了地址。</translation>
    </message>
    <message>
        <source>Bind to 0.0.0.0 or to an address that &quot;ip address&quot; lists.</source>
        <translation>绑定到 0.0.0.0，或绑定到“ip address”列出的地址。</translation>
    </message>
    <message>
        <source>Nobody listens on that port: the host answers the SYN with a RST.</source>
        <translation>该端口没有监听套接字：主机以 RST 回应 SYN。</translation>
    </message>
    <message>
        <source>Start the server, or connect to the port and address that it listens on.</source>
        <translation>启动服务器，或连接到它监听的端口和地址。</translation>
    </message>
    <message>
        <source>The server failed to start, because bind() failed with EADDRINUSE.</source>
        <translation>服务器没有启动成功：bind() 因 EADDRINUSE 失败。</translation>
    </message>
    <message>
        <source>Read the server&apos;s own error message, and search for that.</source>
        <translation>查看服务器自己的错误信息，再搜索该信息。</translation>
    </message>
    <message>
        <source>The server has closed its listening socket and is about to exit.</source>
        <translation>服务器已关闭监听套接字，即将退出。</translation>
    </message>
    <message>
        <source>Try again when the new server listens.</source>
        <translation>等新的服务器开始监听后重试。</translation>
    </message>
    <message>
        <source>The peer closed while data lay unread in its receive buffer.</source>
        <translation>对端关闭时，接收缓冲区里还有未读的数据。</translation>
    </message>
    <message>
        <source>Read until the end of the stream before close().</source>
        <translation>调用 close() 之前一直读到流的末尾。</translation>
    </message>
    <message>
        <source>The peer&apos;s process was killed while a request lay unread.</source>
        <translation>对端进程被杀死时，还有请求未读。</translation>
    </message>
    <message>
        <source>Stop the server in an orderly way: finish open requests, then exit.</source>
        <translation>有序停止服务器：处理完未完成的请求后再退出。</translation>
    </message>
    <message>
        <source>The peer sets SO_LINGER to 0: its close() sends a RST.</source>
        <translation>对端把 SO_LINGER 设为 0：它的 close() 发送 RST。</translation>
    </message>
    <message>
        <source>Do not use SO_LINGER with 0 to avoid TIME-WAIT.</source>
        <translation>不要为了避开 TIME-WAIT 而把 SO_LINGER 设为 0。</translation>
    </message>
    <message>
        <source>The peer&apos;s host restarted and has forgotten the connection.</source>
        <translation>对端主机重启过，已不记得这条连接。</translation>
    </message>
    <message>
        <source>Connect again, and set SO_KEEPALIVE to notice earlier.</source>
        <translation>重新连接，并设置 SO_KEEPALIVE 以便更早发现。</translation>
    </message>
    <message>
        <source>The connection was still in the accept queue when the listener closed.</source>
        <translation>监听套接字关闭时，该连接还在 accept 队列中。</translation>
    </message>
    <message>
        <source>Accept and finish what is in the queue before you close the listener.</source>
        <translation>关闭监听套接字之前，先接受并处理完队列中的连接。</translation>
    </message>
    <message>
        <source>The peer closed, answered the first send() with a RST, and this is the second.</source>
        <translation>对端已关闭，对第一次 send() 回应了 RST，而这是第二次。</translation>
    </message>
    <message>
        <source>Read the end of the stream, and stop sending when you see it.</source>
        <translation>读到流的末尾时就停止发送。</translation>
    </message>
    <message>
        <source>This program has shut down its sending side and sends all the same.</source>
        <translation>本程序已关闭自己的发送方向，却仍在发送。</translation>
    </message>
    <message>
        <source>Call shutdown(SHUT_WR) after the last send().</source>
        <translation>在最后一次 send() 之后再调用 shutdown(SHUT_WR)。</translation>
    </message>
    <message>
        <source>The client did not wait for the answer.</source>
        <translation>客户端没有等待应答。</translation>
    </message>
    <message>
        <source>Handle EPIPE as the end of this request; nothing is wrong with the server.</source>
        <translation>把 EPIPE 当作该请求的结束来处理；服务器没有问题。</translation>
    </message>
    <message>
        <source>A host that is down, or a firewall, does not answer the SYN.</source>
        <translation>主机已关机，或防火墙不回应 SYN。</translation>
    </message>
    <message>
        <source>Check the address and the firewall; set a shorter connect timeout.</source>
        <translation>检查地址和防火墙；设置更短的连接超时。</translation>
    </message>
    <message>
        <source>Keep-alive probes to an idle peer got no answer.</source>
        <translation>发给空闲对端的保活探测没有得到应答。</translation>
    </message>
    <message>
        <source>Connect again: the peer&apos;s host or the path is gone.</source>
        <translation>重新连接：对端主机或路径已不可用。</translation>
    </message>
    <message>
        <source>TCP_USER_TIMEOUT ran out before the data was acknowledged.</source>
        <translation>数据被确认之前，TCP_USER_TIMEOUT 已到期。</translation>
    </message>
    <message>
        <source>Connect again, or allow more time.</source>
        <translation>重新连接，或允许更长的时间。</translation>
    </message>
    <message>
        <source>The client reset the connection before accept() returned it.</source>
        <translation>accept() 返回之前，客户端已重置该连接。</translation>
    </message>
    <message>
        <source>Call accept() again: this connection alone is lost.</source>
        <translation>再次调用 accept()：丢失的只是这一条连接。</translation>
    </message>
    <message>
        <source>This host gave up: data was sent again and again and not acknowledged.</source>
        <translation>本机放弃了：数据多次重传仍未得到确认。</translation>
    </message>
    <message>
        <source>The peer had closed already when the data arrived.</source>
        <translation>数据到达时，对端已经关闭。</translation>
    </message>
    <message>
        <source>On Windows: another process has the port and did not share it.</source>
        <translation>在 Windows 上：另一个进程占用该端口且不共享。</translation>
    </message>
    <message>
        <source>On Windows: SO_REUSEADDR is set on the new socket only.</source>
        <translation>在 Windows 上：只有新的套接字设置了 SO_REUSEADDR。</translation>
    </message>
    <message>
        <source>The port is below 1024 and this user may not take it.</source>
        <translation>端口小于 1024，当前用户无权使用。</translation>
    </message>
    <message>
        <source>Use a port from 1024 on, or give the program the right to take it.</source>
        <translation>使用 1024 及以上的端口，或授予程序使用该端口的权限。</translation>
    </message>
    <message>
        <source>This side closed first; it waits for old segments to expire. Nothing is wrong.</source>
        <translation>这一端先关闭，正在等待旧报文段过期。一切正常。</translation>
    </message>
    <message>
        <source>Who closes first waits: let the other side close first to have none here.</source>
        <translation>先关闭的一端等待：让另一端先关闭，这里就不会有。</translation>
    </message>
    <message>
        <source>Let the client close first.</source>
        <translation>让客户端先关闭。</translation>
    </message>
    <message>
        <source>It lasts longer each time the peer&apos;s FIN arrives again.</source>
        <translation>对端的 FIN 每次再到达，它就延长一次。</translation>
    </message>
    <message>
        <source>Wait: the timer starts again with each retransmitted FIN.</source>
        <translation>等待：每收到一次重传的 FIN，定时器都重新开始。</translation>
    </message>
    <message>
        <source>Many of them on a client use up its ports toward one destination.</source>
        <translation>客户端上大量的 TIME-WAIT 会用尽通往同一目的地的端口。</translation>
    </message>
    <message>
        <source>Thousands of them fill the kernel&apos;s table; then it drops them early.</source>
        <translation>成千上万的 TIME-WAIT 会填满内核的表，之后内核会提前丢弃它们。</translation>
    </message>
    <message>
        <source>Raise net.ipv4.tcp_max_tw_buckets.</source>
        <translation>调大 net.ipv4.tcp_max_tw_buckets。</translation>
    </message>
    <message>
        <source>The peer has closed, and this program has not called close().</source>
        <translation>对端已关闭，而本程序没有调用 close()。</translation>
    </message>
    <message>
        <source>Find the missing close() in this program; no kernel setting ends CLOSE-WAIT.</source>
        <translation>找出本程序缺少的 close()；没有内核设置能结束 CLOSE-WAIT。</translation>
    </message>
    <message>
        <source>The peer has shut down its sending side only and still reads.</source>
        <translation>对端只关闭了发送方向，仍在读取。</translation>
    </message>
    <message>
        <source>Send what is left, then call close().</source>
        <translation>发送剩余数据，然后调用 close()。</translation>
    </message>
    <message>
        <source>A child process has a copy of the socket: one close() is not enough.</source>
        <translation>子进程有该套接字的副本：只调用一次 close() 不够。</translation>
    </message>
    <message>
        <source>Close the socket in the child process too.</source>
        <translation>在子进程中也关闭该套接字。</translation>
    </message>
    <message>
        <source>This side has closed, and the peer has not: its FIN is missing.</source>
        <translation>这一端已关闭，对端没有：缺少它的 FIN。</translation>
    </message>
    <message>
        <source>Close in the peer; on Linux tcp_fin_timeout ends it where no process owns it.</source>
        <translation>让对端关闭；在 Linux 上，没有进程持有时由 tcp_fin_timeout 结束它。</translation>
    </message>
    <message>
        <source>The program still has the socket and reads: no timer runs.</source>
        <translation>程序仍持有该套接字并在读取：没有定时器在运行。</translation>
    </message>
    <message>
        <source>Close the socket, or wait for the peer to close.</source>
        <translation>关闭该套接字，或等待对端关闭。</translation>
    </message>
    <message>
        <source>tcp_fin_timeout ends this state, and not TIME-WAIT.</source>
        <translation>tcp_fin_timeout 结束的是这个状态，而不是 TIME-WAIT。</translation>
    </message>
    <message>
        <source>Lower net.ipv4.tcp_fin_timeout if peers often leave without a FIN.</source>
        <translation>如果对端经常不发 FIN 就离开，可调小 net.ipv4.tcp_fin_timeout。</translation>
    </message>
    <message>
        <source>The FIN is not acknowledged: the peer&apos;s host is gone.</source>
        <translation>FIN 没有得到确认：对端主机已不可达。</translation>
    </message>
    <message>
        <source>Wait, or lower net.ipv4.tcp_orphan_retries.</source>
        <translation>等待，或调小 net.ipv4.tcp_orphan_retries。</translation>
    </message>
    <message>
        <source>The acknowledgment of the FIN was lost; the FIN is retransmitted.</source>
        <translation>FIN 的确认（ACK）丢失了；FIN 会重传。</translation>
    </message>
    <message>
        <source>Wait: it takes one retransmission timeout.</source>
        <translation>等待：需要一个重传超时时间。</translation>
    </message>
    <message>
        <source>The FIN was lost and is retransmitted.</source>
        <translation>FIN 丢失了，会重传。</translation>
    </message>
    <message>
        <source>The last ACK was lost: the FIN is retransmitted.</source>
        <translation>最后一个 ACK 丢失了：FIN 会重传。</translation>
    </message>
    <message>
        <source>No process owns it; a new SYN of the same client meets it.</source>
        <translation>没有进程持有它；同一客户端的新 SYN 遇到了它。</translation>
    </message>
    <message>
        <source>Wait, or connect from another port.</source>
        <translation>等待，或从另一个端口连接。</translation>
    </message>
    <message>
        <source>The other side&apos;s TIME-WAIT ended early, so nobody acknowledges the FIN.</source>
        <translation>另一端的 TIME-WAIT 提前结束，因此没有谁确认 FIN。</translation>
    </message>
    <message>
        <source>Ignore resets in TIME-WAIT (RFC 1337).</source>
        <translation>在 TIME-WAIT 中忽略重置（RFC 1337）。</translation>
    </message>
    <message>
        <source>Nobody answers the SYN: the host is down or a firewall drops it.</source>
        <translation>SYN 没有应答：主机已关机或被防火墙丢弃。</translation>
    </message>
    <message>
        <source>The answer to the SYN was lost; the SYN is retransmitted.</source>
        <translation>对 SYN 的应答丢失了；SYN 会重传。</translation>
    </message>
    <message>
        <source>Wait: the first retransmission comes after a second.</source>
        <translation>等待：第一次重传在一秒之后。</translation>
    </message>
    <message>
        <source>Both sides connect to each other at the same time.</source>
        <translation>两端同时发起连接（同时打开）。</translation>
    </message>
    <message>
        <source>The client has not acknowledged the SYN, ACK yet.</source>
        <translation>客户端还没有确认 SYN, ACK。</translation>
    </message>
    <message>
        <source>Wait: the SYN, ACK is retransmitted.</source>
        <translation>等待：SYN, ACK 会重传。</translation>
    </message>
    <message>
        <source>The client is gone before the handshake was complete.</source>
        <translation>握手完成之前，客户端已离开。</translation>
    </message>
    <message>
        <source>Nothing to do: a RST or the retransmission limit ends it.</source>
        <translation>无需处理：RST 或重传次数上限会结束它。</translation>
    </message>
    <message>
        <source>Both sides closed at the same time: each waits for the ACK of its FIN.</source>
        <translation>两端同时关闭：各自等待自己 FIN 的 ACK。</translation>
    </message>
    <message>
        <source>Wait: it takes one round trip.</source>
        <translation>等待：需要一个往返时间。</translation>
    </message>
    <message>
        <source>A lost FIN keeps the other side&apos;s FIN unanswered.</source>
        <translation>一个 FIN 丢失，使另一端的 FIN 得不到应答。</translation>
    </message>
    <message>
        <source>A process listens on the port: it is the one that has it.</source>
        <translation>有进程在监听该端口：占用端口的就是它。</translation>
    </message>
    <message>
        <source>Connections wait in the listener&apos;s queue although nobody has called accept().</source>
        <translation>没有谁调用 accept()，连接也会在监听套接字的队列中等待。</translation>
    </message>
    <message>
        <source>Without a listener the host refuses with a RST.</source>
        <translation>没有监听套接字时，主机以 RST 拒绝。</translation>
    </message>
    <message>
        <source>The peer&apos;s host has forgotten the connection; this side does not know.</source>
        <translation>对端主机已不记得该连接，而这一端并不知道（半打开）。</translation>
    </message>
    <message>
        <source>Set SO_KEEPALIVE, or send something and see the RST.</source>
        <translation>设置 SO_KEEPALIVE，或发送数据后看到 RST。</translation>
    </message>
    <message>
        <source>A child process still has the connection; it blocks the server&apos;s port.</source>
        <translation>子进程仍持有该连接，占着服务器的端口。</translation>
    </message>
    <message>
        <source>The connection is idle, and the peer may be gone for hours.</source>
        <translation>连接空闲，对端可能早已离开数小时。</translation>
    </message>
    <message>
        <source>Set SO_KEEPALIVE to notice it.</source>
        <translation>设置 SO_KEEPALIVE 以便发现。</translation>
    </message>
    <message>
        <source>Whether a server can restart there, without and with SO_REUSEADDR</source>
        <translation>在该系统上，不设置和设置 SO_REUSEADDR 时服务器能否重启</translation>
    </message>
    <message>
        <source>What its clients get when no local port is left</source>
        <translation>没有可用的本地端口时客户端得到什么错误</translation>
    </message>
    <message>
        <source>What ends FIN-WAIT-2 there, and when</source>
        <translation>在该系统上，FIN-WAIT-2 由什么、在何时结束</translation>
    </message>
    <message>
        <source>Which error a program gets when it sends on a closed connection</source>
        <translation>程序向已关闭的连接发送数据时得到什么错误</translation>
    </message>
    <message>
        <source>Whether the wildcard address conflicts with a single one</source>
        <translation>通配地址与单个地址是否冲突</translation>
    </message>
    <message>
        <source>Remove the option: on Windows it does not do what it does on Unix.</source>
        <translation>去掉该选项：它在 Windows 上的作用与在 Unix 上不同。</translation>
    </message>
    <message>
        <source>Let one side listen.</source>
        <translation>让其中一端监听。</translation>
    </message>
    <message>
        <source>A connection that called out from this machine took the port.</source>
        <translation>本机发起的一条连接占用了该端口。</translation>
    </message>
    <message>
        <source>Keep the server&apos;s port out of ip_local_port_range, or reserve it.</source>
        <translation>让服务器的端口不在 ip_local_port_range 之内，或将其保留。</translation>
    </message>
    <message>
        <source>The server answered early and closed; its RST overtook the answer.</source>
        <translation>服务器提前应答并关闭；它的 RST 赶在了应答之前。</translation>
    </message>
    <message>
        <source>Read to the end of the request, or shut down sending and wait, before close().</source>
        <translation>调用 close() 之前读完请求，或先关闭发送方向再等待。</translation>
    </message>
    <message>
        <source>The listener&apos;s accept queue is full, so the kernel drops the handshake.</source>
        <translation>监听套接字的 accept 队列已满，内核丢弃握手报文段。</translation>
    </message>
    <message>
        <source>Call accept() faster, or raise the backlog and net.core.somaxconn.</source>
        <translation>更快地调用 accept()，或调大 backlog 和 net.core.somaxconn。</translation>
    </message>
    <message>
        <source>On Windows: the port is in a reserved range, though no process has it.</source>
        <translation>在 Windows 上：端口在保留的范围内，尽管没有进程占用它。</translation>
    </message>
    <message>
        <source>Use a port that &quot;netsh int ipv4 show excludedportrange tcp&quot; does not list.</source>
        <translation>使用“netsh int ipv4 show excludedportrange tcp”没有列出的端口。</translation>
    </message>
</context>
<context>
    <name>ConnectVerdicts</name>
    <message>
        <source>To %1</source>
        <translation>到 %1</translation>
    </message>
    <message>
        <source>connect() to %1, from a port that the system chooses</source>
        <translation>connect() 到 %1，端口由系统选择</translation>
    </message>
    <message>
        <source>connect() from %1 to %2</source>
        <translation>从 %1 connect() 到 %2</translation>
    </message>
    <message>
        <source>connect() gets a port.</source>
        <translation>connect() 能得到端口。</translation>
    </message>
    <message>
        <source>bind() and connect() succeed.</source>
        <translation>bind() 和 connect() 成功。</translation>
    </message>
    <message>
        <source>No. No port becomes free in the rest of this run.</source>
        <translation>不能。在这次运行的余下时间里没有端口变为空闲。</translation>
    </message>
    <message>
        <source>Of the ports that the system may choose, none is left for a connection to %1.</source>
        <translation>在系统可以选择的端口中，没有一个还能用于到 %1 的连接。</translation>
    </message>
</context>
<context>
    <name>CountdownClock</name>
    <message>
        <source>No power</source>
        <translation>断电</translation>
    </message>
    <message>
        <source>The server has its port</source>
        <translation>服务器已得到端口</translation>
    </message>
    <message>
        <source>TIME-WAIT on the %1</source>
        <translation>%1上的 TIME-WAIT</translation>
    </message>
    <message>
        <source>FIN-WAIT-2 orphan on the %1</source>
        <translation>%1上无进程的 FIN-WAIT-2</translation>
    </message>
    <message>
        <source>2 × MSL %1 = %2</source>
        <translation>2 × MSL %1 = %2</translation>
    </message>
    <message>
        <source>restarts at %1</source>
        <translation>在 %1 重新计时</translation>
    </message>
    <message>
        <source>then the port stays taken until %1</source>
        <translation>此后端口仍被占用，直到 %1</translation>
    </message>
    <message>
        <source>%1: %2 %3 left. %4</source>
        <translation>%1：还剩 %2 %3。%4</translation>
    </message>
    <message>
        <source>The server is listening</source>
        <translation>服务器正在监听</translation>
    </message>
    <message>
        <source>The server can restart now</source>
        <translation>服务器现在可以重启</translation>
    </message>
    <message>
        <source>Held by %1</source>
        <translation>被 %1 占用</translation>
    </message>
    <message>
        <source>No TIME-WAIT timer runs</source>
        <translation>没有 TIME-WAIT 定时器在运行</translation>
    </message>
    <message>
        <source>No timer will free the port</source>
        <translation>没有定时器会释放该端口</translation>
    </message>
    <message>
        <source>The client can connect now</source>
        <translation>客户端现在可以连接</translation>
    </message>
</context>
<context>
    <name>CourseValues</name>
    <message>
        <source>an object with one of the keys %1</source>
        <translation>带有以下键之一的对象：%1</translation>
    </message>
    <message>
        <source>OK or an error such as &quot;EADDRINUSE&quot;</source>
        <translation>OK 或错误名，例如 &quot;EADDRINUSE&quot;</translation>
    </message>
    <message>
        <source>a text, or an object such as { &quot;en&quot;: &quot;…&quot;, &quot;zh_CN&quot;: &quot;…&quot; }</source>
        <translation>文字，或者对象，例如 { &quot;en&quot;: &quot;…&quot;, &quot;zh_CN&quot;: &quot;…&quot; }</translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message>
        <source>Restore the %1</source>
        <translation>恢复%1</translation>
    </message>
    <message>
        <source>Drop the %1</source>
        <translation>丢弃%1</translation>
    </message>
    <message>
        <source>Delay the %1 by %2</source>
        <translation>把%1推迟 %2</translation>
    </message>
    <message>
        <source>Duplicate the %1</source>
        <translation>复制%1</translation>
    </message>
    <message>
        <source>Run %1 on the %2</source>
        <translation>在%2上运行 %1</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>The client closes first</source>
        <translation>客户端先关闭</translation>
    </message>
    <message>
        <source>The server closes first</source>
        <translation>服务器先关闭</translation>
    </message>
    <message>
        <source>Both close at once</source>
        <translation>双方同时关闭</translation>
    </message>
    <message>
        <source>MSL of %1</source>
        <translation>MSL 为 %1</translation>
    </message>
    <message>
        <source>Each system&apos;s own TIME-WAIT</source>
        <translation>各系统自己的 TIME-WAIT</translation>
    </message>
    <message>
        <source>Round trip of %1</source>
        <translation>往返时间 %1</translation>
    </message>
    <message>
        <source>Loss of %1 %</source>
        <translation>丢包率 %1%</translation>
    </message>
    <message>
        <source>Programs written in %1</source>
        <translation>程序用 %1 编写</translation>
    </message>
    <message>
        <source>Restart the server at %1</source>
        <translation>在 %1 重启服务器</translation>
    </message>
    <message>
        <source>Set SO_REUSEADDR from the start</source>
        <translation>从一开始就设置 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>Do not set SO_REUSEADDR</source>
        <translation>不设置 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%2：%1</translation>
    </message>
    <message>
        <source>Random seed %1</source>
        <translation>随机种子 %1</translation>
    </message>
    <message>
        <source>segment</source>
        <translation>报文段</translation>
    </message>
    <message>
        <source>%1&apos;s first %2</source>
        <translation>%1的第一个 %2</translation>
    </message>
    <message>
        <source>%1&apos;s %2 no. %3</source>
        <translation>%1的第 %3 个 %2</translation>
    </message>
    <message>
        <source>Close the %1&apos;s connection</source>
        <translation>关闭%1的连接</translation>
    </message>
    <message>
        <source>Shut down the %1&apos;s sending side</source>
        <translation>关闭%1的发送方向</translation>
    </message>
    <message>
        <source>Abort the %1&apos;s connection</source>
        <translation>中止%1的连接</translation>
    </message>
    <message>
        <source>Close the %1&apos;s listening socket</source>
        <translation>关闭%1的监听套接字</translation>
    </message>
    <message>
        <source>Set %1 on the %2</source>
        <translation>在%2上设置 %1</translation>
    </message>
    <message>
        <source>an option</source>
        <translation>一个选项</translation>
    </message>
    <message>
        <source>Kill the %1&apos;s process</source>
        <translation>杀死%1的进程</translation>
    </message>
    <message>
        <source>Power off the %1</source>
        <translation>给%1断电</translation>
    </message>
    <message>
        <source>Power on the %1</source>
        <translation>给%1通电</translation>
    </message>
    <message>
        <source>Try again every %1 from %2 on</source>
        <translation>从 %2 起每 %1再试一次</translation>
    </message>
    <message>
        <source>Duplicate the %1, the copy %2 later</source>
        <translation>复制%1，副本晚 %2 到达</translation>
    </message>
</context>
<context>
    <name>EditorChoices</name>
    <message>
        <source>listen</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>bind without listening</source>
        <translation>只绑定，不监听</translation>
    </message>
    <message>
        <source>accept a connection</source>
        <translation>接受一条连接</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>receive until EOF</source>
        <translation>接收到 EOF（文件末尾）</translation>
    </message>
    <message>
        <source>close the connection</source>
        <translation>关闭连接</translation>
    </message>
    <message>
        <source>close the listening socket</source>
        <translation>关闭监听套接字</translation>
    </message>
    <message>
        <source>abort with a RST</source>
        <translation>用 RST 中止</translation>
    </message>
    <message>
        <source>set a socket option</source>
        <translation>设置套接字选项</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>repeat from the first step</source>
        <translation>从第一步重复</translation>
    </message>
    <message>
        <source>exit: the process ends</source>
        <translation>退出：进程结束</translation>
    </message>
    <message>
        <source>the program closes its connection</source>
        <translation>程序关闭连接</translation>
    </message>
    <message>
        <source>the program shuts down its sending side</source>
        <translation>程序关闭发送方向</translation>
    </message>
    <message>
        <source>the program aborts its connection</source>
        <translation>程序中止连接</translation>
    </message>
    <message>
        <source>the program closes its listening socket</source>
        <translation>程序关闭监听套接字</translation>
    </message>
    <message>
        <source>the program sets a socket option</source>
        <translation>程序设置套接字选项</translation>
    </message>
    <message>
        <source>the process is killed</source>
        <translation>进程被杀死</translation>
    </message>
    <message>
        <source>the power goes off</source>
        <translation>断电</translation>
    </message>
    <message>
        <source>the power comes back</source>
        <translation>恢复供电</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Who is in TIME-WAIT?</source>
        <translation>谁处于 TIME-WAIT？</translation>
    </message>
    <message>
        <source>What does bind() return?</source>
        <translation>bind() 返回什么？</translation>
    </message>
    <message>
        <source>Which state is a host in?</source>
        <translation>某台主机处于什么状态？</translation>
    </message>
    <message>
        <source>A question with your own choices</source>
        <translation>自定选项的问题</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>within this host only</source>
        <translation>仅限本机内部</translation>
    </message>
    <message>
        <source>even</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>at random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>the client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>the client, with a RST</source>
        <translation>客户端，用 RST</translation>
    </message>
    <message>
        <source>shut down one direction or both</source>
        <translation>关闭一个方向或两个方向</translation>
    </message>
    <message>
        <source>start a child process</source>
        <translation>启动子进程</translation>
    </message>
    <message>
        <source>sending (SHUT_WR)</source>
        <translation>发送方向（SHUT_WR）</translation>
    </message>
    <message>
        <source>receiving (SHUT_RD)</source>
        <translation>接收方向（SHUT_RD）</translation>
    </message>
    <message>
        <source>both (SHUT_RDWR)</source>
        <translation>两个方向（SHUT_RDWR）</translation>
    </message>
    <message>
        <source>pass the listener to another program</source>
        <translation>把监听套接字传给另一个程序</translation>
    </message>
    <message>
        <source>take a listener that is passed</source>
        <translation>接收传来的监听套接字</translation>
    </message>
</context>
<context>
    <name>EditorFields</name>
    <message>
        <source>How long a connection is idle before it is probed.</source>
        <translation>连接空闲多久之后开始探测。</translation>
    </message>
    <message>
        <source>How long after a probe the next one follows.</source>
        <translation>一次探测之后多久再发下一次。</translation>
    </message>
    <message>
        <source>How many probes go unanswered, 1 to 255.</source>
        <translation>多少次探测没有回应之后放弃，1 到 255。</translation>
    </message>
    <message>
        <source>Seconds before the first probe.</source>
        <translation>第一次探测之前的秒数。</translation>
    </message>
    <message>
        <source>Seconds between probes.</source>
        <translation>两次探测之间的秒数。</translation>
    </message>
    <message>
        <source>How many probes go unanswered.</source>
        <translation>多少次探测没有回应之后放弃。</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>队列长度（backlog）</translation>
    </message>
    <message>
        <source>How many calls wait for accept().</source>
        <translation>可以有多少条连接等待 accept()。</translation>
    </message>
    <message>
        <source>System settings</source>
        <translation>系统设置（sysctl）</translation>
    </message>
    <message>
        <source>Socket options</source>
        <translation>套接字选项，在 bind() 之前设置</translation>
    </message>
    <message>
        <source>the system&apos;s own</source>
        <translation>系统自己的值</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>不设置</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>References to this host in the scene are renamed too.</source>
        <translation>场景中提到这台主机的地方会随之改名。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>IPv4 or IPv6. The addresses in the programs&apos; steps change with it.</source>
        <translation>IPv4 或 IPv6。程序各步骤中的地址会随之更改。</translation>
    </message>
    <message>
        <source>How long an orphan stays in FIN-WAIT-2.</source>
        <translation>孤儿在 FIN-WAIT-2 停留多久。</translation>
    </message>
    <message>
        <source>Whether a RST in TIME-WAIT is ignored.</source>
        <translation>TIME-WAIT 中是否忽略 RST。</translation>
    </message>
    <message>
        <source>Whether connect() may reuse a port in TIME-WAIT.</source>
        <translation>connect() 能否接管 TIME-WAIT。</translation>
    </message>
    <message>
        <source>How many sockets may be in TIME-WAIT at once.</source>
        <translation>同时最多有多少套接字处于 TIME-WAIT。</translation>
    </message>
    <message>
        <source>How often a socket that no process owns retransmits, 0 to 255.</source>
        <translation>不属于任何进程的套接字重传多少次，0 到 255。</translation>
    </message>
    <message>
        <source>Whether segments carry timestamps.</source>
        <translation>报文段是否带时间戳。</translation>
    </message>
    <message>
        <source>Whether selective acknowledgments are used.</source>
        <translation>是否使用选择确认。</translation>
    </message>
    <message>
        <source>The ports that connect() chooses from: 32768-60999.</source>
        <translation>connect() 从中选择的端口：32768-60999。</translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation>启动于</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>传输层</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>编写语言</translation>
    </message>
    <message>
        <source>as the scene says</source>
        <translation>与场景相同</translation>
    </message>
    <message>
        <source>User (uid)</source>
        <translation>用户（uid）</translation>
    </message>
    <message>
        <source>Some systems let only one user&apos;s sockets share a port.</source>
        <translation>有些系统只让同一用户的套接字共用端口。</translation>
    </message>
    <message>
        <source>Seconds; 0 aborts, -1 switches it off.</source>
        <translation>秒；0 表示中止，-1 表示关闭此选项。</translation>
    </message>
    <message>
        <source>Seconds in FIN-WAIT-2 once it is an orphan.</source>
        <translation>成为孤儿后在 FIN-WAIT-2 的秒数。</translation>
    </message>
    <message>
        <source>Milliseconds.</source>
        <translation>毫秒。</translation>
    </message>
    <message>
        <source>Question text</source>
        <translation>问题文字</translation>
    </message>
    <message>
        <source>What it asks</source>
        <translation>所问内容</translation>
    </message>
    <message>
        <source>The run supplies the answer to all but the last.</source>
        <translation>除最后一种外，答案都由运行本身给出。</translation>
    </message>
    <message>
        <source>Asked at</source>
        <translation>提问时刻</translation>
    </message>
    <message>
        <source>Playback pauses at this instant: 1.9s.</source>
        <translation>播放在这一时刻暂停：1.9s。</translation>
    </message>
    <message>
        <source>About the instant</source>
        <translation>所问的时刻</translation>
    </message>
    <message>
        <source>the instant of the question</source>
        <translation>提问的那一刻</translation>
    </message>
    <message>
        <source>The right answer is what is true at that instant. Later events stay hidden until the question is answered.</source>
        <translation>正确答案是那一刻的实情。回答之前，之后的事件都隐藏起来。</translation>
    </message>
    <message>
        <source>About the host</source>
        <translation>所问的主机</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Two to four, one on each line.</source>
        <translation>二到四个，每行一个。</translation>
    </message>
    <message>
        <source>The right one</source>
        <translation>正确的一个</translation>
    </message>
    <message>
        <source>Its number, counted from 1.</source>
        <translation>它的编号，从 1 数起。</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Shown with the answer.</source>
        <translation>与答案一同显示。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>One word: letters, digits, “-”, “_” or “.”. It names the file.</source>
        <translation>一个词：字母、数字、“-”、“_”或“.”。文件以它命名。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Scenes of one group are listed together.</source>
        <translation>同组的场景排在一起。</translation>
    </message>
    <message>
        <source>Programs are in</source>
        <translation>程序的语言</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Sets what programs print, and which socket options servers set by default.</source>
        <translation>决定程序打印什么，以及服务器默认设置哪些套接字选项。</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What happens, in a few sentences.</source>
        <translation>用几句话说发生了什么。</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>What to remember from the scene.</source>
        <translation>读完应记住的结论。</translation>
    </message>
    <message>
        <source>Misconception</source>
        <translation>误解</translation>
    </message>
    <message>
        <source>A common mistake that the scene disproves.</source>
        <translation>本场景要纠正的常见误解。</translation>
    </message>
    <message>
        <source>Delay one way</source>
        <translation>单程延迟</translation>
    </message>
    <message>
        <source>50ms</source>
        <translation>50ms</translation>
    </message>
    <message>
        <source>Half the round trip.</source>
        <translation>往返时间的一半。</translation>
    </message>
    <message>
        <source>The link</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Random extra delay, up to this: segments may arrive out of order.</source>
        <translation>随机的额外延迟，最多这么多：报文段可能乱序到达。</translation>
    </message>
    <message>
        <source>Loss, 0 to 1</source>
        <translation>丢包率，0 到 1</translation>
    </message>
    <message>
        <source>The chance that a segment is lost: 0.1 is 10 %.</source>
        <translation>报文段丢失的概率：0.1 就是 10%。</translation>
    </message>
    <message>
        <source>All hosts are one machine</source>
        <translation>所有主机是同一台机器</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Programs connect over the machine&apos;s own addresses. The hosts then share one system, one address and one socket table.</source>
        <translation>程序通过本机自己的地址连接。这时各主机共用一个系统、一个地址和一张套接字表。</translation>
    </message>
    <message>
        <source>Segment lifetime (MSL)</source>
        <translation>报文段最大生存时间（MSL）</translation>
    </message>
    <message>
        <source>each system&apos;s own TIME-WAIT</source>
        <translation>各系统自己的 TIME-WAIT</translation>
    </message>
    <message>
        <source>TIME-WAIT lasts 2 MSL on every host.</source>
        <translation>每台主机上 TIME-WAIT 都持续 2 MSL。</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>停止于</translation>
    </message>
    <message>
        <source>when nothing more happens</source>
        <translation>不再有事发生时</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Another seed gives other losses; the same seed gives the same run.</source>
        <translation>种子不同，丢失不同；种子相同，运行相同。</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>Kind of segment</source>
        <translation>报文段种类</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Which of them</source>
        <translation>第几个</translation>
    </message>
    <message>
        <source>Counted from 1: 2 is the second that the host sends in the scene.</source>
        <translation>在场景中从 1 数起：2 是这台主机发送的第二个。</translation>
    </message>
    <message>
        <source>What happens to it</source>
        <translation>它会怎样</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>Delay of the copy</source>
        <translation>副本的延迟</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>An instant of the scene: 1.5s.</source>
        <translation>场景中的时刻：1.5s。</translation>
    </message>
    <message>
        <source>To the host</source>
        <translation>发往主机</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>The letters S, F, R, P and A, such as FA.</source>
        <translation>字母 S、F、R、P、A，例如 FA。</translation>
    </message>
    <message>
        <source>Sequence number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Relative to the receiver&apos;s RCV.NXT.</source>
        <translation>相对于接收方的 RCV.NXT。</translation>
    </message>
    <message>
        <source>Acknowledgment number</source>
        <translation>确认号</translation>
    </message>
    <message>
        <source>Relative to the receiver&apos;s SND.NXT.</source>
        <translation>相对于接收方的 SND.NXT。</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>Timestamp</source>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>Relative to the last timestamp that the receiver saw.</source>
        <translation>相对于接收方最后收到的时间戳。</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Local address and port</source>
        <translation>本地地址和端口</translation>
    </message>
    <message>
        <source>192.0.2.20:8080, or 0.0.0.0:8080 for all.</source>
        <translation>192.0.2.20:8080，或用 0.0.0.0:8080 表示所有地址。</translation>
    </message>
    <message>
        <source>To address and port</source>
        <translation>目的地址和端口</translation>
    </message>
    <message>
        <source>Where a program listens: 192.0.2.20:8080.</source>
        <translation>有程序监听的地方：192.0.2.20:8080。</translation>
    </message>
    <message>
        <source>From address and port</source>
        <translation>源地址和端口</translation>
    </message>
    <message>
        <source>the system chooses</source>
        <translation>由系统选择</translation>
    </message>
    <message>
        <source>Times in total</source>
        <translation>总次数</translation>
    </message>
    <message>
        <source>Socket option</source>
        <translation>套接字选项</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>After previous step</source>
        <translation>在上一步之后</translation>
    </message>
    <message>
        <source>Delay after the previous step returns.</source>
        <translation>上一步返回之后的延迟。</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>不早于</translation>
    </message>
    <message>
        <source>as soon as the previous step returns</source>
        <translation>上一步一返回就执行</translation>
    </message>
    <message>
        <source>An instant of the scene: 40ms.</source>
        <translation>场景中的时刻：40ms。</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>发生什么</translation>
    </message>
    <message>
        <source>To the program</source>
        <translation>对哪个程序</translation>
    </message>
    <message>
        <source>the first running program</source>
        <translation>第一个在运行的程序</translation>
    </message>
    <message>
        <source>Whether a connection is reset when the listener&apos;s queue is full.</source>
        <translation>监听套接字的队列已满时，是否重置连接。</translation>
    </message>
    <message>
        <source>How often data is retransmitted, 1 to 255.</source>
        <translation>数据重传多少次，1 到 255。</translation>
    </message>
    <message>
        <source>How often a SYN is retransmitted, 1 to 127.</source>
        <translation>SYN 重传多少次，1 到 127。</translation>
    </message>
    <message>
        <source>Callers that arrive</source>
        <translation>到来的客户端</translation>
    </message>
    <message>
        <source>Callers a second</source>
        <translation>每秒客户端数</translation>
    </message>
    <message>
        <source>For each caller the program is started afresh and makes one connection. It has no steps of its own then.</source>
        <translation>每个客户端都重新启动一次程序，建立一条连接。这时程序没有自己的步骤。</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>持续多久</translation>
    </message>
    <message>
        <source>How long callers arrive.</source>
        <translation>客户端持续到来的时间。</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>目的地</translation>
    </message>
    <message>
        <source>An address and a port on each line, called in turn: 192.0.2.20:8080.</source>
        <translation>每行一个地址和端口，轮流连接：192.0.2.20:8080。</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>even</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>At random means exponential gaps, from the seed.</source>
        <translation>随机指由种子产生的指数分布间隔。</translation>
    </message>
    <message>
        <source>At most at once</source>
        <translation>同时最多</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>A caller beyond that waits until another has ended.</source>
        <translation>此后到来的要等另一个结束。</translation>
    </message>
    <message>
        <source>Source addresses</source>
        <translation>源地址</translation>
    </message>
    <message>
        <source>the host&apos;s own, chosen by connect()</source>
        <translation>主机自己的，由 connect() 选择</translation>
    </message>
    <message>
        <source>An address on each line, bound in turn before connect().</source>
        <translation>每行一个地址，在 connect() 之前轮流绑定。</translation>
    </message>
    <message>
        <source>IP_BIND_ADDRESS_NO_PORT</source>
        <translation>IP_BIND_ADDRESS_NO_PORT</translation>
    </message>
    <message>
        <source>bind() takes the address only, and connect() chooses a port that is free towards the destination.</source>
        <translation>bind() 只绑定地址，由 connect() 选择对目的地空闲的端口。</translation>
    </message>
    <message>
        <source>Requests per connection</source>
        <translation>每条连接的请求数</translation>
    </message>
    <message>
        <source>0: it connects and closes.</source>
        <translation>0：建立连接后就关闭。</translation>
    </message>
    <message>
        <source>Think time</source>
        <translation>思考时间</translation>
    </message>
    <message>
        <source>After each answer, before what follows.</source>
        <translation>每次应答之后、下一步之前。</translation>
    </message>
    <message>
        <source>Who closes first</source>
        <translation>谁先关闭</translation>
    </message>
    <message>
        <source>the client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Answers callers</source>
        <translation>应答客户端</translation>
    </message>
    <message>
        <source>It listens before the scene, and gives each connection a process that answers as the callers ask.</source>
        <translation>它在场景开始前监听，为每条连接启动一个进程，按客户端的请求应答。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Ports that the system does not choose by itself, one range on each line: 50000-50099. On Windows nobody may bind them.</source>
        <translation>系统不自行选择的端口，每行一个范围：50000-50099。在 Windows 上任何人都不能绑定它们。</translation>
    </message>
    <message>
        <source>The first port that any user may bind.</source>
        <translation>所有用户都可以绑定的第一个端口。</translation>
    </message>
    <message>
        <source>How many segments may be sent before the first acknowledgment.</source>
        <translation>第一个确认之前可以发送多少个报文段。</translation>
    </message>
    <message>
        <source>Every instant at which it is started: 0s, 2s; never where only another program starts it. A later start runs its steps from the first.</source>
        <translation>启动它的每个时刻：0s, 2s；如果只由别的程序启动，写“从不”。以后的启动从第一步开始执行。</translation>
    </message>
    <message>
        <source>Port at connect()</source>
        <translation>connect() 时选端口</translation>
    </message>
    <message>
        <source>IP_BIND_ADDRESS_NO_PORT: bind() leaves the port to connect().</source>
        <translation>IP_BIND_ADDRESS_NO_PORT：bind() 把端口留给 connect() 选择。</translation>
    </message>
    <message>
        <source>Dead from</source>
        <translation>中断开始</translation>
    </message>
    <message>
        <source>What is sent from here on is lost, as when a cable is pulled.</source>
        <translation>从此刻起发送的一切都会丢失，就像拔掉网线一样。</translation>
    </message>
    <message>
        <source>Dead until</source>
        <translation>中断结束</translation>
    </message>
    <message>
        <source>the end of the run</source>
        <translation>运行结束</translation>
    </message>
    <message>
        <source>Forgets when idle for</source>
        <translation>空闲多久后忘记</translation>
    </message>
    <message>
        <source>After this time a NAT or firewall passes only a SYN.</source>
        <translation>此后 NAT 或防火墙只让 SYN 通过。</translation>
    </message>
    <message>
        <source>Answers what it forgot</source>
        <translation>回答已忘记的连接</translation>
    </message>
    <message>
        <source>With a RST; otherwise it drops the segment.</source>
        <translation>用 RST 回答；否则丢弃报文段。</translation>
    </message>
    <message>
        <source>the socket that is bound already</source>
        <translation>已经绑定的套接字</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>sending (SHUT_WR)</source>
        <translation>发送方向（SHUT_WR）</translation>
    </message>
    <message>
        <source>Inherits the open sockets</source>
        <translation>继承打开的套接字</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No: all sockets have close-on-exec (FD_CLOEXEC).</source>
        <translation>否：所有套接字都设为 close-on-exec（FD_CLOEXEC）。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>the only one</source>
        <translation>唯一的一条</translation>
    </message>
    <message>
        <source>A name, where the program has several connections: upstream.</source>
        <translation>程序有多条连接时的名称：upstream。</translation>
    </message>
    <message>
        <source>One word: work and progress are kept under it.</source>
        <translation>一个词：作业和进度以它为名保存。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Kind of step</source>
        <translation>步骤类型</translation>
    </message>
    <message>
        <source>What the learner does in it.</source>
        <translation>学习者在这一步做什么。</translation>
    </message>
    <message>
        <source>One word that no other step has.</source>
        <translation>一个词，其他步骤不能使用。</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>that of the step before</source>
        <translation>与前一步相同</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>0s</source>
        <translation>0s</translation>
    </message>
    <message>
        <source>The run is shown up to here: 30ms. What follows stays hidden until the learner has answered.</source>
        <translation>运行显示到这一时刻：30ms。之后的内容在学习者作答之前隐藏。</translation>
    </message>
    <message>
        <source>Text or question</source>
        <translation>文字或问题</translation>
    </message>
    <message>
        <source>The mistake</source>
        <translation>误解</translation>
    </message>
    <message>
        <source>Two to six, one on each line.</source>
        <translation>两个到六个，每行一个。</translation>
    </message>
    <message>
        <source>bind() is called at</source>
        <translation>调用 bind() 的时刻</translation>
    </message>
    <message>
        <source>A server without options calls it at that instant.</source>
        <translation>没有选项的服务器在这一时刻调用它。</translation>
    </message>
    <message>
        <source>Whose state</source>
        <translation>哪台主机的状态</translation>
    </message>
    <message>
        <source>The state at this instant is asked for.</source>
        <translation>询问这一时刻的状态。</translation>
    </message>
    <message>
        <source>Whose segment</source>
        <translation>哪台主机的报文段</translation>
    </message>
    <message>
        <source>any host&apos;s</source>
        <translation>任何主机</translation>
    </message>
    <message>
        <source>Which host</source>
        <translation>哪台主机</translation>
    </message>
    <message>
        <source>enters the state</source>
        <translation>进入状态</translation>
    </message>
    <message>
        <source>Right within</source>
        <translation>允许误差</translation>
    </message>
    <message>
        <source>An answer within this distance of the instant is right: 1s.</source>
        <translation>与该时刻相差不超过它的回答算对：1s。</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>One on each line, shown one by one.</source>
        <translation>每行一个，逐个显示。</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>报文段</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>at some time</source>
        <translation>任一时刻</translation>
    </message>
    <message>
        <source>In the way: a socket in</source>
        <translation>阻碍它的套接字处于</translation>
    </message>
    <message>
        <source>A process owns it</source>
        <translation>有进程拥有它</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>the start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Bytes, at least</source>
        <translation>至少多少字节</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>Must not hold</source>
        <translation>必须不成立</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>every host</source>
        <translation>每台主机</translation>
    </message>
    <message>
        <source>MSL</source>
        <translation>MSL</translation>
    </message>
    <message>
        <source>each system&apos;s own</source>
        <translation>各系统自己的值</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Which of these</source>
        <translation>其中第几个</translation>
    </message>
    <message>
        <source>it is delivered</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>By</source>
        <translation>多久</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>每隔</translation>
    </message>
    <message>
        <source>The option is set</source>
        <translation>设置该选项</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Which step again</source>
        <translation>再问哪一步</translation>
    </message>
    <message>
        <source>Asks the question of that step once more. A field left empty here is the same as there.</source>
        <translation>再次提出那一步的问题。此处留空的字段与那一步相同。</translation>
    </message>
    <message>
        <source>as it was asked first</source>
        <translation>与第一次提问相同</translation>
    </message>
    <message>
        <source>leaves the state</source>
        <translation>离开状态</translation>
    </message>
    <message>
        <source>gets from the call</source>
        <translation>从调用得到</translation>
    </message>
    <message>
        <source>the result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>sends a segment</source>
        <translation>发送报文段</translation>
    </message>
    <message>
        <source>Half right within</source>
        <translation>在此范围内算对一半</translation>
    </message>
    <message>
        <source>nothing is half right</source>
        <translation>没有算对一半的</translation>
    </message>
    <message>
        <source>The learner is the TCP of</source>
        <translation>学习者充当哪台主机的 TCP</translation>
    </message>
    <message>
        <source>Segments until</source>
        <translation>报文段到何时为止</translation>
    </message>
    <message>
        <source>Those that arrive after the step&apos;s instant and up to here.</source>
        <translation>在这一步的时刻之后、到此为止到达的报文段。</translation>
    </message>
    <message>
        <source>Segments, at most</source>
        <translation>至多几个报文段</translation>
    </message>
    <message>
        <source>Edits, at most</source>
        <translation>至多几处修改</translation>
    </message>
    <message>
        <source>How many edits the learner may make.</source>
        <translation>学习者最多可以做几处修改。</translation>
    </message>
    <message>
        <source>Edits that are allowed</source>
        <translation>允许的修改</translation>
    </message>
    <message>
        <source>1 for a prediction, 2 for a goal or TCP, else 0</source>
        <translation>预测 1 分，目标或充当 TCP 2 分，其余 0 分</translation>
    </message>
    <message>
        <source>Misconception no.</source>
        <translation>误解的编号</translation>
    </message>
    <message>
        <source>A lesson asks about each before it gives the facts, and again after. The report on a class counts both.</source>
        <translation>课程在说明事实之前就每个误解提问，之后再问一次。全班的报告统计两次结果。</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Right if no other choice is</source>
        <translation>其他选项都不正确时正确</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Another one of the same host. A child process must follow this one.</source>
        <translation>同一主机上的另一个程序。子进程须排在本程序之后。</translation>
    </message>
</context>
<context>
    <name>EditorPlaces</name>
    <message>
        <source>Step before the scene</source>
        <translation>场景之前的步骤</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Program on %1</source>
        <translation>%1上的程序</translation>
    </message>
    <message>
        <source>Event on %1</source>
        <translation>%1上的事件</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Drop, delay or duplicate</source>
        <translation>报文段的处置</translation>
    </message>
    <message>
        <source>Injected segment</source>
        <translation>注入的报文段</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>EntryText</name>
    <message>
        <source>retransmission timer</source>
        <translation>重传定时器</translation>
    </message>
    <message>
        <source>tail loss probe timer</source>
        <translation>尾部丢包探测定时器</translation>
    </message>
    <message>
        <source>delayed ACK timer</source>
        <translation>延迟 ACK 定时器</translation>
    </message>
    <message>
        <source>FIN-WAIT-2 orphan timer</source>
        <translation>FIN-WAIT-2 孤儿定时器</translation>
    </message>
    <message>
        <source>TIME-WAIT timer (2 MSL)</source>
        <translation>TIME-WAIT 定时器（2 MSL）</translation>
    </message>
    <message>
        <source>keep-alive timer</source>
        <translation>保活定时器</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>restarted</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>dropped on purpose</source>
        <translation>被有意丢弃</translation>
    </message>
    <message>
        <source>lost by the link</source>
        <translation>被链路丢失</translation>
    </message>
    <message>
        <source>the host has no power</source>
        <translation>主机没有供电</translation>
    </message>
    <message>
        <source>in transit</source>
        <translation>在途中</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>injected</source>
        <translation>注入</translation>
    </message>
    <message>
        <source>a copy made by the link</source>
        <translation>链路产生的副本</translation>
    </message>
    <message>
        <source>try %1</source>
        <translation>第 %1 次</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>timer set</source>
        <translation>定时器启动</translation>
    </message>
    <message>
        <source>timer ended</source>
        <translation>定时器结束</translation>
    </message>
    <message>
        <source>call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>started</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>power</source>
        <translation>电源</translation>
    </message>
    <message>
        <source>datagram of %1 bytes</source>
        <translation>%1 字节的数据报</translation>
    </message>
    <message>
        <source>no flag</source>
        <translation>无标志</translation>
    </message>
    <message>
        <source>stays in %1</source>
        <translation>留在 %1</translation>
    </message>
    <message>
        <source>program “%1” starts</source>
        <translation>程序“%1”启动</translation>
    </message>
    <message>
        <source>program “%1” ends</source>
        <translation>程序“%1”结束</translation>
    </message>
    <message>
        <source>power on</source>
        <translation>通电</translation>
    </message>
    <message>
        <source>power off</source>
        <translation>断电</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source> (frame %1)</source>
        <translation>（第 %1 帧）</translation>
    </message>
    <message>
        <source>cause: %1</source>
        <translation>原因：%1</translation>
    </message>
</context>
<context>
    <name>EventCaption</name>
    <message>
        <source>%1 · %2: %3</source>
        <translation>%1 · %2：%3</translation>
    </message>
</context>
<context>
    <name>FirstQuestion</name>
    <message numerus="yes">
        <source>You restart the server after %n second(s). Will it work?</source>
        <translation>
            <numerusform>%n 秒后重新启动服务器。能成功吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes, it works</source>
        <translation>能，会成功</translation>
    </message>
    <message>
        <source>No, it fails</source>
        <translation>不能，会失败</translation>
    </message>
    <message>
        <source>The server prints “%1” (%2).</source>
        <translation>服务器打印“%1”（%2）。</translation>
    </message>
</context>
<context>
    <name>GalleryEntry</name>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>This file is no longer there: %1</source>
        <translation>这个文件已不在那里：%1</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>GradeJson</name>
    <message>
        <source>%1 of %2 points</source>
        <translation>%2 分中得 %1 分</translation>
    </message>
    <message>
        <source>You said: %1</source>
        <translation>你的回答：%1</translation>
    </message>
    <message>
        <source>You did not answer.</source>
        <translation>你没有回答。</translation>
    </message>
    <message>
        <source>The run says: %1</source>
        <translation>运行的结果：%1</translation>
    </message>
</context>
<context>
    <name>GradeText</name>
    <message>
        <source>not marked: %1</source>
        <translation>未评分：%1</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2 / %3</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>The class:
</source>
        <translation>全班：
</translation>
    </message>
    <message>
        <source>  %1/%2: %3 of %4 right
</source>
        <translation>  %1/%2：%4 人中 %3 人正确
</translation>
    </message>
    <message>
        <source>  misconception %1: before %2 of %3 right, after %4 of %5; still wrong: %6
</source>
        <translation>  误解 %1：之前 %3 人中 %2 人正确，之后 %5 人中 %4 人正确；仍然答错：%6 人
</translation>
    </message>
</context>
<context>
    <name>Grading</name>
    <message>
        <source>found a work on the lesson &quot;%1&quot;, expected a built-in one or --lesson FILE</source>
        <translation>作业属于课程“%1”，应为内置课程，或给出 --lesson FILE</translation>
    </message>
    <message>
        <source>there are too many</source>
        <translation>数量太多</translation>
    </message>
    <message>
        <source>the scene cannot run with them</source>
        <translation>场景无法带着它们运行</translation>
    </message>
    <message>
        <source>their run does not end</source>
        <translation>运行不会结束</translation>
    </message>
    <message>
        <source>one is of a kind that the step does not allow</source>
        <translation>其中一处不是这一步允许的种类</translation>
    </message>
    <message>
        <source>made for another lesson: %1</source>
        <translation>为另一课程而做：%1</translation>
    </message>
    <message>
        <source>made for another version of the lesson</source>
        <translation>为课程的另一版本而做</translation>
    </message>
    <message>
        <source>made for another version of the scene %1</source>
        <translation>为场景 %1 的另一版本而做</translation>
    </message>
    <message>
        <source>taken on %1, which the lesson does not allow</source>
        <translation>在 %1 上完成，课程不允许这个系统</translation>
    </message>
    <message>
        <source>answers a step that is not there: %1</source>
        <translation>回答了不存在的步骤：%1</translation>
    </message>
    <message>
        <source>answers %1 twice; the first answer counts</source>
        <translation>两次回答 %1；以第一次为准</translation>
    </message>
    <message>
        <source>gives %1 an answer of another kind</source>
        <translation>给 %1 的答案不是所问的种类</translation>
    </message>
    <message>
        <source>the edits of %1 do not count: %2</source>
        <translation>%1 的修改不计：%2</translation>
    </message>
    <message>
        <source>claims %1 points, and the answers are worth %2</source>
        <translation>自称 %1 分，答案实得 %2 分</translation>
    </message>
    <message>
        <source>its times disagree with each other</source>
        <translation>时间互相矛盾</translation>
    </message>
    <message>
        <source>byte for byte the same as %1</source>
        <translation>与 %1 逐字节相同</translation>
    </message>
    <message>
        <source>the same answers at the same times as %1, under another name</source>
        <translation>与 %1 的答案和时间都相同，只是换了名字</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>a segment: select it; then drop, delay or duplicate it</source>
        <translation>报文段：选择它，然后丢弃、推迟或复制</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>右键单击</translation>
    </message>
    <message>
        <source>a segment or a host: what can be done to it</source>
        <translation>报文段或主机：能对它做什么</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>the playhead, on the ladder&apos;s axis or in the player</source>
        <translation>播放头，在时序图的时间轴上或播放器里</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>zoom the time axis of the ladder</source>
        <translation>缩放时序图的时间轴</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>from control to control, and from segment to segment</source>
        <translation>在控件之间、报文段之间移动</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>拖放</translation>
    </message>
    <message>
        <source>a scenario file on the window: open it</source>
        <translation>把场景文件拖到窗口上：打开它</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标操作</translation>
    </message>
    <message>
        <source>Drag down</source>
        <translation>向下拖动</translation>
    </message>
    <message>
        <source>a segment: delay it; back up: on time</source>
        <translation>报文段：推迟它；再拖回去：按时到达</translation>
    </message>
</context>
<context>
    <name>HostActions</name>
    <message>
        <source>%1: there is nothing to act on then, so nothing changes.</source>
        <translation>%1：此刻没有可作用的对象，什么也不会改变。</translation>
    </message>
    <message>
        <source>Working out the edit…</source>
        <translation>正在计算这项修改…</translation>
    </message>
</context>
<context>
    <name>HostWords</name>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>datagram, %1</source>
        <translation>数据报，%1</translation>
    </message>
    <message>
        <source>%1 + %2</source>
        <translation>%1 + %2</translation>
    </message>
    <message>
        <source>%1, try %2</source>
        <translation>%1，第 %2 次</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1，副本</translation>
    </message>
    <message>
        <source>%1, injected</source>
        <translation>%1，注入</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 from %2 to %3, sent at %4</source>
        <translation>%1，从%2到%3，发送于 %4</translation>
    </message>
    <message>
        <source>%1, arrives at %2</source>
        <translation>%1，到达于 %2</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>被丢弃</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>host down</source>
        <translation>主机没有运行</translation>
    </message>
    <message>
        <source>in transit</source>
        <translation>在途中</translation>
    </message>
    <message>
        <source>%1() → %2</source>
        <translation>%1() → %2</translation>
    </message>
    <message>
        <source>%1() ok</source>
        <translation>%1() 成功</translation>
    </message>
    <message>
        <source>%1() → EOF</source>
        <translation>%1() → EOF（文件末尾）</translation>
    </message>
    <message>
        <source>%1() waits</source>
        <translation>%1() 等待</translation>
    </message>
    <message>
        <source>restarted</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>process starts</source>
        <translation>进程启动</translation>
    </message>
    <message>
        <source>process exits</source>
        <translation>进程退出</translation>
    </message>
    <message>
        <source>process killed</source>
        <translation>进程被杀死</translation>
    </message>
    <message>
        <source>process ends</source>
        <translation>进程结束</translation>
    </message>
    <message>
        <source>power back</source>
        <translation>恢复供电</translation>
    </message>
    <message>
        <source>power lost</source>
        <translation>断电</translation>
    </message>
    <message>
        <source>RTO</source>
        <translation>RTO</translation>
    </message>
    <message>
        <source>tail probe</source>
        <translation>尾部丢包探测</translation>
    </message>
    <message>
        <source>delayed ACK</source>
        <translation>延迟的 ACK</translation>
    </message>
    <message>
        <source>orphan timer</source>
        <translation>孤儿定时器</translation>
    </message>
    <message>
        <source>keep-alive</source>
        <translation>保活</translation>
    </message>
    <message>
        <source>try %1</source>
        <translation>第 %1 次</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>h</source>
        <translation>时</translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s), %1 in %2</source>
        <translation>
            <numerusform>%n 个套接字，%1 个在 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>≈ %1</source>
        <comment>so much time is left out</comment>
        <translation>≈ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more tries, to %1</source>
        <translation>
            <numerusform>又尝试 %n 次，直到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, fits no state</source>
        <translation>%1，不符合任何状态</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Cut short at %1, after %2 entries</source>
        <translation>在 %1 时中断，共 %2 条记录</translation>
    </message>
</context>
<context>
    <name>LadderItems</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>在 %1</translation>
    </message>
    <message>
        <source>%1, from %2 to %3, %4</source>
        <translation>%1，从%2到%3，%4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>LaneAnswer</name>
    <message>
        <source>Yes. Restart at %1 worked: the server has its port.</source>
        <translation>能。%1时的重启成功了：服务器已得到端口。</translation>
    </message>
    <message>
        <source>Yes. Restart at %1 worked: the server is listening.</source>
        <translation>能。%1时的重启成功了：服务器正在监听。</translation>
    </message>
    <message>
        <source>Another restart now: %1</source>
        <translation>此刻再次重启：%1</translation>
    </message>
    <message>
        <source>Restart at %1 failed with %2.</source>
        <translation>%1时的重启失败：%2。</translation>
    </message>
</context>
<context>
    <name>Lesson</name>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>在 %1</translation>
    </message>
    <message>
        <source>Who is in TIME-WAIT %1?</source>
        <translation>%1谁处于 TIME-WAIT？</translation>
    </message>
    <message>
        <source>Only the %1</source>
        <translation>只有%1</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>双方</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>双方都不处于</translation>
    </message>
    <message>
        <source>No connection is in TIME-WAIT then.</source>
        <translation>那时没有连接处于 TIME-WAIT。</translation>
    </message>
    <message>
        <source>In TIME-WAIT then: %1.</source>
        <translation>那时处于 TIME-WAIT 的：%1。</translation>
    </message>
    <message>
        <source>The server&apos;s program is started %1. What does bind() return?</source>
        <translation>服务器程序%1启动。bind() 返回什么？</translation>
    </message>
    <message>
        <source>It works</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>EADDRINUSE: Address already in use</source>
        <translation>EADDRINUSE：地址已被占用</translation>
    </message>
    <message>
        <source>%1: another error</source>
        <translation>%1：另一种错误</translation>
    </message>
    <message>
        <source>Nothing yet: it waits until the port is free</source>
        <translation>还没有结果：它等到端口空闲</translation>
    </message>
    <message>
        <source>On %1 it works.</source>
        <translation>在 %1 上成功。</translation>
    </message>
    <message>
        <source>On %1 it fails with %2.</source>
        <translation>在 %1 上失败，错误是 %2。</translation>
    </message>
    <message>
        <source>Which state is the %1 in %2?</source>
        <translation>%2%1处于什么状态？</translation>
    </message>
    <message>
        <source>It is in %1.</source>
        <translation>它处于 %1。</translation>
    </message>
</context>
<context>
    <name>LossText</name>
    <message>
        <source>It was a copy: no host waits for it.</source>
        <translation>这只是一个副本：没有主机在等它。</translation>
    </message>
    <message>
        <source>The %1 retransmits it at %2.</source>
        <translation>%1在 %2 重传它。</translation>
    </message>
    <message>
        <source>In this run the %1 does not retransmit it.</source>
        <translation>在这次运行里，%1没有重传它。</translation>
    </message>
    <message>
        <source>The %1 does not receive it and retransmits its own segment at %2.</source>
        <translation>%1没有收到它，在 %2 重传自己的报文段。</translation>
    </message>
    <message>
        <source>In this run the loss has no effect: a later segment carries the same acknowledgment.</source>
        <translation>在这次运行里，丢失没有影响：后面的报文段带有同样的确认。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Se&amp;gment</source>
        <translation>报文段(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>客户端(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>NetstatOutput</name>
    <message>
        <source>%1 has no netstat; its sockets are:</source>
        <translation>%1 没有 netstat；它的套接字是：</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>The texts that describe the scene.</source>
        <translation>描述场景的文字。</translation>
    </message>
    <message>
        <source>Link and time</source>
        <translation>链路与时间</translation>
    </message>
    <message>
        <source>The path between the hosts, the same in both directions, and how long the run goes on.</source>
        <translation>主机之间的路径，两个方向相同；以及运行持续多久。</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>A machine with its system. It runs programs and can have events.</source>
        <translation>一台机器和它的系统。它运行程序，也可以有事件。</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>The calls that one process makes, in order, each time it is started.</source>
        <translation>一个进程每次启动时依次进行的调用。</translation>
    </message>
    <message>
        <source>Before the scene</source>
        <translation>场景之前</translation>
    </message>
    <message>
        <source>What the program did before the scene begins. It is not shown, so that the scene can begin connected. A later start repeats it, and then it is shown.</source>
        <translation>程序在场景开始之前做的事。不显示，这样场景可以从已连接开始。以后的启动会重复它，那时才显示。</translation>
    </message>
    <message>
        <source>Step before the scene</source>
        <translation>场景之前的步骤</translation>
    </message>
    <message>
        <source>One call that the program made before the scene.</source>
        <translation>程序在场景之前进行的一个调用。</translation>
    </message>
    <message>
        <source>In the scene</source>
        <translation>场景之中</translation>
    </message>
    <message>
        <source>What the program does in the scene, one call a step.</source>
        <translation>程序在场景中做什么，一步一个调用。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>One call. The next step begins when it returns, but not before its own time.</source>
        <translation>一个调用。它返回后下一步才开始，且不早于自己的时刻。</translation>
    </message>
    <message>
        <source>Events on this host</source>
        <translation>这台主机上的事件</translation>
    </message>
    <message>
        <source>What happens to the host at an instant, independently of its programs: a process is killed, the power goes off.</source>
        <translation>在某一时刻对主机发生的事，与它的程序无关：进程被杀死、断电。</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Something that happens to the host at an instant.</source>
        <translation>在某一时刻对主机发生的一件事。</translation>
    </message>
    <message>
        <source>Drops, delays and duplicates</source>
        <translation>报文段的处置</translation>
    </message>
    <message>
        <source>Which segments are dropped, delayed or duplicated in transit.</source>
        <translation>哪些报文段在途中被丢弃、推迟或复制。</translation>
    </message>
    <message>
        <source>Drop, delay or duplicate</source>
        <translation>报文段的处置</translation>
    </message>
    <message>
        <source>What happens to one segment in transit. Remove this to restore the segment.</source>
        <translation>对一个报文段的处置。移除这一项就恢复该报文段。</translation>
    </message>
    <message>
        <source>Injected segments</source>
        <translation>注入的报文段</translation>
    </message>
    <message>
        <source>Segments that the peer did not send now: old duplicates or forged ones.</source>
        <translation>对端此时没有发送的报文段：滞留的旧报文段或伪造的报文段。</translation>
    </message>
    <message>
        <source>Injected segment</source>
        <translation>注入的报文段</translation>
    </message>
    <message>
        <source>Its numbers are relative to those of the connection that receives it.</source>
        <translation>它的编号相对于接收它的连接的编号。</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Questions for a class. Playback pauses there.</source>
        <translation>向全班提出的问题。播放在那里暂停。</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The right answer is taken from the run, so it stays right on another system.</source>
        <translation>正确答案取自运行，所以换了系统也仍然正确。</translation>
    </message>
</context>
<context>
    <name>PictureFrame</name>
    <message>
        <source>Can the client connect?</source>
        <translation>客户端能连接吗？</translation>
    </message>
    <message>
        <source>Can the server restart?</source>
        <translation>服务器能重新启动吗？</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>a picture&apos;s name ends in .png, .svg or .pdf</source>
        <translation>图片名称以 .png、.svg 或 .pdf 结尾</translation>
    </message>
</context>
<context>
    <name>PosedStep</name>
    <message>
        <source>%1 from the %2</source>
        <translation>%2发出的 %1</translation>
    </message>
    <message>
        <source>%1; sends %2</source>
        <translation>%1；发送 %2</translation>
    </message>
    <message>
        <source>no edit</source>
        <translation>没有修改</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>%1  %2: %3 %4</source>
        <translation>%1  %2：%3 %4</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>choice %1, which does not exist</source>
        <translation>第 %1 个选项，并不存在</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, from the %2, arrives at %3</source>
        <translation>%1，来自%2，在 %3 到达</translation>
    </message>
</context>
<context>
    <name>ProgressFile</name>
    <message>
        <source>a day such as &quot;2026-11-28&quot;</source>
        <translation>日期，例如 &quot;2026-11-28&quot;</translation>
    </message>
</context>
<context>
    <name>PropertyWords</name>
    <message>
        <source>segment</source>
        <translation>报文段</translation>
    </message>
    <message>
        <source>%1 number %2</source>
        <translation>第 %2 个 %1</translation>
    </message>
    <message>
        <source>An orderly close ends without a reset and without an error at either program.</source>
        <translation>有序关闭结束时没有重置，两端程序也都没有出错。</translation>
    </message>
    <message>
        <source>When the side that waited forgets the connection, none of its segments is on its way any more, and the other side has forgotten it too.</source>
        <translation>等待的一方忘记连接时，连接的报文段都已不在途中，另一方也已忘记该连接。</translation>
    </message>
    <message>
        <source>No segment of an earlier connection arrives at a later one between the same ports.</source>
        <translation>先前连接的报文段不会到达同一对端口之间的后一条连接。</translation>
    </message>
    <message>
        <source>No data or FIN of an earlier connection is accepted into the stream of a later one, whatever its initial sequence number.</source>
        <translation>无论后一条连接的初始序列号是多少，先前连接的数据或 FIN 都不会被收进它的字节流。</translation>
    </message>
    <message>
        <source>No old segment acknowledges or resets anything in a new connection, and neither side keeps a connection forever that the other has forgotten.</source>
        <translation>旧的报文段不会确认或重置新连接中的任何内容，也没有一方永远保留对端已忘记的连接。</translation>
    </message>
    <message>
        <source>While bind() gives the server its port without any option, nothing of an earlier connection is taken by a later one.</source>
        <translation>只要服务器不设任何选项 bind() 就能得到端口，后一条连接就不会收下先前连接的任何内容。</translation>
    </message>
    <message>
        <source>%1: %2 is lost</source>
        <translation>%1：%2 丢失</translation>
    </message>
    <message>
        <source>%1: %2 arrives %3 late</source>
        <translation>%1：%2 晚到 %3</translation>
    </message>
    <message>
        <source>%1: a copy of %2 arrives %3 later</source>
        <translation>%1：%2 的副本晚 %3 到达</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>丢失 %1</translation>
    </message>
    <message>
        <source>%1 duplicated</source>
        <translation>重复 %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>晚到 %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>QuizItems</name>
    <message>
        <source>People say: %1 What is so: %2</source>
        <translation>有人说：%1 其实：%2</translation>
    </message>
    <message>
        <source>(in seconds)</source>
        <translation>（以秒计）</translation>
    </message>
    <message>
        <source>Segment %1: %2</source>
        <translation>报文段 %1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Which state follows?</source>
        <translation>随后是什么状态？</translation>
    </message>
    <message>
        <source>No segment has been sent yet.</source>
        <translation>还没有发送任何报文段。</translation>
    </message>
    <message>
        <source>What do you send in answer?</source>
        <translation>你发送什么作为回答？</translation>
    </message>
</context>
<context>
    <name>Remedy</name>
    <message>
        <source>Keep the port out of the range that connect() uses, or reserve it.</source>
        <translation>让这个端口不在 connect() 选用的范围内，或者保留它。</translation>
    </message>
    <message>
        <source>Bind to an address of this host, or to 0.0.0.0 for all.</source>
        <translation>绑定到本主机的地址，或绑定到 0.0.0.0（全部地址）。</translation>
    </message>
    <message>
        <source>Wait until the port is free.</source>
        <translation>等到端口空闲。</translation>
    </message>
    <message>
        <source>Use another port.</source>
        <translation>换一个端口。</translation>
    </message>
    <message>
        <source>The server sets SO_REUSEADDR in every run: keep it.</source>
        <translation>本场景的服务器每次运行都设置 SO_REUSEADDR：请保留。</translation>
    </message>
    <message>
        <source>Set SO_REUSEADDR before bind(), in every run of the server.</source>
        <translation>服务器每次运行都要在 bind() 之前设置 SO_REUSEADDR。</translation>
    </message>
    <message>
        <source>Stop the process that holds the port, then start the server.</source>
        <translation>先停止占用端口的进程，再启动服务器。</translation>
    </message>
    <message>
        <source>Let the client close first: then the client waits.</source>
        <translation>让客户端先关闭：这样等待的就是客户端。</translation>
    </message>
    <message>
        <source>Keep connections open and use them again, let the server close first, or connect from more addresses.</source>
        <translation>保持连接并重复使用，让服务器先关闭，或者从更多地址发起连接。</translation>
    </message>
    <message>
        <source>Set SO_REUSEADDR before bind(), in every run of the client; or let the system choose the port.</source>
        <translation>在客户端每次运行时，于 bind() 之前设置 SO_REUSEADDR；或者让系统选择端口。</translation>
    </message>
    <message>
        <source>Set SO_REUSEADDR in every run; then stop the process and start the server.</source>
        <translation>每次运行都设置 SO_REUSEADDR；然后停止该进程，再启动服务器。</translation>
    </message>
</context>
<context>
    <name>Rings</name>
    <message>
        <source>%1 left</source>
        <translation>%1后</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message numerus="yes">
        <source>Tried every second for five minutes: in this scene it never works. The first %n tries are shown.</source>
        <translation>
            <numerusform>五分钟里每秒试一次：在这个场景里始终不成功。图中保留前 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Tried every second: try %1, at %2, gets the port.</source>
        <translation>每秒试一次：第 %1 次（%2）得到了端口。</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>去那里</translation>
    </message>
    <message>
        <source>Questions are on. This scene has none.</source>
        <translation>提问已打开。这个场景没有问题。</translation>
    </message>
    <message>
        <source>The server is started at %1 already. Restart it at another time.</source>
        <translation>服务器在 %1 已经启动。请在别的时刻重新启动。</translation>
    </message>
</context>
<context>
    <name>RunDifferences</name>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n 个报文段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n state change(s)</source>
        <translation>
            <numerusform>%n 次状态变化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 次调用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s)</source>
        <translation>
            <numerusform>%n 个判定</numerusform>
        </translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>没有差别</translation>
    </message>
    <message>
        <source>Different: %1</source>
        <translation>不同之处：%1</translation>
    </message>
</context>
<context>
    <name>SsOutput</name>
    <message>
        <source>ss is a command of Linux: see netstat.</source>
        <translation>ss 是 Linux 的命令：请看 netstat。</translation>
    </message>
</context>
<context>
    <name>StateMap</name>
    <message>
        <source>both</source>
        <translation>双方</translation>
    </message>
    <message>
        <source>reset, abort or given up</source>
        <translation>重置、中止或放弃</translation>
    </message>
    <message>
        <source>passive open</source>
        <translation>被动打开</translation>
    </message>
    <message>
        <source>active open</source>
        <translation>主动打开</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>close with unread data</source>
        <translation>有未读数据时关闭</translation>
    </message>
    <message>
        <source>abort</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>ACK of SYN</source>
        <translation>对 SYN 的 ACK</translation>
    </message>
    <message>
        <source>ACK of FIN</source>
        <translation>对 FIN 的 ACK</translation>
    </message>
    <message>
        <source>FIN + ACK of FIN</source>
        <translation>FIN＋对本端 FIN 的 ACK</translation>
    </message>
    <message>
        <source>old segment</source>
        <translation>滞留的旧报文段</translation>
    </message>
    <message>
        <source>data after close</source>
        <translation>关闭后的数据</translation>
    </message>
    <message>
        <source>new SYN</source>
        <translation>新的 SYN</translation>
    </message>
    <message>
        <source>orphan timer</source>
        <translation>孤儿定时器</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>user timeout</source>
        <translation>用户超时</translation>
    </message>
    <message>
        <source>keep-alive gave up</source>
        <translation>保活放弃</translation>
    </message>
    <message>
        <source>any state to %1: %2</source>
        <translation>任意状态到 %1：%2</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 到 %2：%3</translation>
    </message>
    <message>
        <source>%1, answered with %2</source>
        <translation>%1，以 %2 回答</translation>
    </message>
    <message>
        <source>seen %1 of %2 transitions</source>
        <translation>已走过 %1/%2 个状态转换</translation>
    </message>
    <message>
        <source>any state</source>
        <translation>任意状态</translation>
    </message>
    <message>
        <source>new connection</source>
        <translation>新连接</translation>
    </message>
    <message>
        <source>SYN again</source>
        <translation>重传的 SYN</translation>
    </message>
    <message>
        <source>late ACK</source>
        <translation>迟到的 ACK</translation>
    </message>
    <message>
        <source>ACK of data never sent</source>
        <translation>对从未发送的数据的 ACK</translation>
    </message>
    <message>
        <source>FIN again</source>
        <translation>重传的 FIN</translation>
    </message>
    <message>
        <source>RST in the window</source>
        <translation>窗口内的 RST</translation>
    </message>
    <message>
        <source>RST ignored</source>
        <translation>被忽略的 RST</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>refused by the listener</source>
        <translation>被监听套接字拒绝</translation>
    </message>
    <message>
        <source>power lost</source>
        <translation>断电</translation>
    </message>
</context>
<context>
    <name>Submissions</name>
    <message>
        <source>found more than a work is long</source>
        <translation>比一份作业长</translation>
    </message>
    <message>
        <source>found an archive in an archive in an archive</source>
        <translation>归档中的归档里还有归档</translation>
    </message>
    <message>
        <source>found no work here, expected a file in .linger-work or .json</source>
        <translation>这里没有作业，应有 .linger-work 或 .json 文件</translation>
    </message>
    <message>
        <source>found a symbolic link, which is not followed</source>
        <translation>这是符号链接，不会跟随</translation>
    </message>
    <message>
        <source>found a name that is not UTF-8: rename it, then it can be read</source>
        <translation>文件名不是 UTF-8：请改名，之后才能读取</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>set %1 to %2</source>
        <translation>把 %1 设为 %2</translation>
    </message>
    <message>
        <source>listen on %1</source>
        <translation>在 %1 上监听</translation>
    </message>
    <message>
        <source>bind to %1</source>
        <translation>绑定到 %1</translation>
    </message>
    <message>
        <source>connect to %1</source>
        <translation>连接到 %1</translation>
    </message>
    <message>
        <source>send %1 bytes</source>
        <translation>发送 %1 字节</translation>
    </message>
    <message>
        <source>receive %1 bytes</source>
        <translation>接收 %1 字节</translation>
    </message>
    <message>
        <source>repeat from the first step, %1 times in total</source>
        <translation>从第一步重复，共 %1 次</translation>
    </message>
    <message>
        <source>%1 · at %2</source>
        <translation>%1 · 在 %2</translation>
    </message>
    <message>
        <source>%1 · %2 later</source>
        <translation>%1 · %2 之后</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>segment of any kind</source>
        <translation>任意种类的报文段</translation>
    </message>
    <message>
        <source>%1, %2 no. %3: %4</source>
        <translation>%1，第 %3 个 %2：%4</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: to %2, flags %3</source>
        <translation>%1：发往%2，标志 %3</translation>
    </message>
    <message>
        <source>Link: %1 each way</source>
        <translation>链路：单程 %1</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Scene: %1</source>
        <translation>场景：%1</translation>
    </message>
    <message>
        <source>Program %1</source>
        <translation>程序 %1</translation>
    </message>
    <message>
        <source>%1 · %2 callers a second for %3</source>
        <translation>%1 · 每秒 %2 个客户端，持续 %3</translation>
    </message>
    <message>
        <source>start %1 as a child</source>
        <translation>把 %1 作为子进程启动</translation>
    </message>
    <message>
        <source>shut down %1</source>
        <translation>关闭%1</translation>
    </message>
    <message>
        <source>pass the listener to %1</source>
        <translation>把监听套接字传给 %1</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>A new scene</source>
        <translation>新场景</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1（副本）</translation>
    </message>
</context>
<context>
    <name>TimerText</name>
    <message>
        <source>FIN-WAIT-2 without a process, not TIME-WAIT</source>
        <translation>没有进程的 FIN-WAIT-2，不是 TIME-WAIT</translation>
    </message>
    <message>
        <source>retransmission, try %1</source>
        <translation>重传，第 %1 次</translation>
    </message>
    <message>
        <source>tail loss probe</source>
        <translation>尾部丢包探测</translation>
    </message>
    <message>
        <source>delayed ACK</source>
        <translation>延迟的 ACK</translation>
    </message>
    <message>
        <source>keep-alive</source>
        <translation>保活</translation>
    </message>
    <message>
        <source>On %1, %2 sets it.</source>
        <translation>在 %1 上由 %2 设定。</translation>
    </message>
    <message>
        <source>The option %1 sets it for one socket.</source>
        <translation>选项 %1 为单个套接字设定。</translation>
    </message>
    <message>
        <source>It is fixed when %1 is compiled (%2): no setting changes it.</source>
        <translation>它在编译 %1 时就已固定（%2）：任何设置都改变不了它。</translation>
    </message>
    <message>
        <source>The MSL that is chosen here sets it: 2 × %1.</source>
        <translation>由这里选定的 MSL 设定：2 × %1。</translation>
    </message>
    <message>
        <source>RFC 9293 sets the MSL to 2 minutes, “an engineering choice”; the timer lasts twice that.</source>
        <translation>RFC 9293 把 MSL 定为 2 分钟，“一种工程上的选择”；定时器的时长是它的两倍。</translation>
    </message>
    <message>
        <source>The scene sets it: fin_timeout is %1.</source>
        <translation>由场景设定：fin_timeout 为 %1。</translation>
    </message>
    <message>
        <source>It follows the measured round trip and how much that varies (RFC 6298), with a floor of %1 on %2, and doubles with each try.</source>
        <translation>它取决于测得的往返时间及其波动（RFC 6298），在 %2 上下限为 %1，每次重试加倍。</translation>
    </message>
    <message>
        <source>It is twice the measured round trip, plus the longest delayed ACK where one segment is in flight (RFC 8985), and never later than a retransmission.</source>
        <translation>它是测得的往返时间的两倍；只有一个报文段在途时，再加上最长的延迟 ACK（RFC 8985）；不会晚于重传。</translation>
    </message>
    <message>
        <source>%1 waits this long for data or a FIN that can carry the ACK.</source>
        <translation>%1 等待这么久，以便由数据或 FIN 捎带 ACK。</translation>
    </message>
    <message>
        <source>Nothing restarts it: a retransmitted FIN is only acknowledged.</source>
        <translation>没有什么会使它重新计时：重传的 FIN 只会得到确认。</translation>
    </message>
    <message>
        <source>A FIN that the peer retransmits restarts it.</source>
        <translation>对端重传的 FIN 会使它重新计时。</translation>
    </message>
    <message>
        <source>A FIN that the peer retransmits restarts it, and so does any late ACK.</source>
        <translation>对端重传的 FIN 会使它重新计时，任何迟到的 ACK 也会。</translation>
    </message>
    <message>
        <source>No RST ends it.</source>
        <translation>任何 RST 都不能结束它。</translation>
    </message>
    <message>
        <source>A RST with the right sequence number ends it early.</source>
        <translation>序列号正确的 RST 会提前结束它。</translation>
    </message>
    <message>
        <source>The peer&apos;s FIN ends it, and TIME-WAIT begins. As long as a process holds the socket it does not run, and FIN-WAIT-2 has no limit.</source>
        <translation>对端的 FIN 会结束它，TIME-WAIT 随即开始。只要有进程持有套接字，它就不运行，FIN-WAIT-2 没有期限。</translation>
    </message>
    <message>
        <source>The expected ACK stops it. A longer round trip makes it longer.</source>
        <translation>所等待的 ACK 会使它停止。往返时间越长，它越长。</translation>
    </message>
    <message>
        <source>Any segment that is sent carries the ACK and stops it.</source>
        <translation>发送任何报文段都会捎带 ACK 并使它停止。</translation>
    </message>
    <message>
        <source>Any segment from the peer restarts it. It runs only if the program set SO_KEEPALIVE.</source>
        <translation>对端发来的任何报文段都会使它重新计时。只有程序设置了 SO_KEEPALIVE，它才运行。</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>a host, its timer and how long it runs</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>%1 %2 No option on the new socket shortens it: at most, SO_REUSEADDR lets bind() succeed beside it.</source>
        <translation>%1%2新套接字上的任何选项都不能缩短它：SO_REUSEADDR 至多让 bind() 与它并存。</translation>
    </message>
</context>
<context>
    <name>Types</name>
    <message>
        <source>What happens next?</source>
        <translation>接下来会怎样？</translation>
    </message>
    <message>
        <source>This</source>
        <translation>这样</translation>
    </message>
    <message>
        <source>That</source>
        <translation>那样</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>The host has no power.</source>
        <translation>主机已断电。</translation>
    </message>
    <message>
        <source>no power</source>
        <translation>断电</translation>
    </message>
    <message>
        <source>bind() succeeds.</source>
        <translation>bind() 成功。</translation>
    </message>
    <message>
        <source>no option</source>
        <translation>不设选项</translation>
    </message>
    <message>
        <source>no option on either</source>
        <translation>双方都不设选项</translation>
    </message>
    <message>
        <source>%1, both</source>
        <translation>%1，双方</translation>
    </message>
    <message>
        <source>%1, new only</source>
        <translation>%1，只有新的</translation>
    </message>
    <message>
        <source>%1, old only</source>
        <translation>%1，只有旧的</translation>
    </message>
    <message>
        <source>new %1, old %2</source>
        <translation>新 %1，旧 %2</translation>
    </message>
    <message>
        <source>works</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>documented</source>
        <translation>据官方文档</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>The restarted program&apos;s socket sets: %1. The old one had: %2.</source>
        <translation>重启后的程序在套接字上设置：%1。旧套接字设置过：%2。</translation>
    </message>
    <message>
        <source>what its program set</source>
        <translation>其程序所设置的选项</translation>
    </message>
    <message>
        <source>the UDP socket %1 has the port</source>
        <translation>UDP 套接字 %1 占用该端口</translation>
    </message>
    <message>
        <source>the socket %1 is in %2</source>
        <translation>套接字 %1 处于 %2</translation>
    </message>
    <message>
        <source>the connection %1 ↔ %2 is in %3</source>
        <translation>连接 %1 ↔ %2 处于 %3</translation>
    </message>
    <message>
        <source>No process owns it.</source>
        <translation>不属于任何进程</translation>
    </message>
    <message>
        <source>It is the running server.</source>
        <translation>它就是正在运行的服务器</translation>
    </message>
    <message>
        <source>The process “%1” owns it.</source>
        <translation>属于进程“%1”</translation>
    </message>
    <message>
        <source>A process owns it.</source>
        <translation>属于某个进程</translation>
    </message>
    <message>
        <source>%1() fails with %2.</source>
        <translation>%1() 返回 %2。</translation>
    </message>
    <message>
        <source>%1() fails with %2: %3. %4</source>
        <translation>%1() 返回 %2，原因是%3（%4）。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Only the new run sets it</source>
        <translation>仅新进程设置</translation>
    </message>
    <message>
        <source>Both runs set it</source>
        <translation>新旧进程都设置</translation>
    </message>
    <message>
        <source>Yes.</source>
        <translation>能。</translation>
    </message>
    <message>
        <source>bind() and listen() succeed.</source>
        <translation>bind() 和 listen() 成功。</translation>
    </message>
    <message>
        <source>No. Not for another %1.</source>
        <translation>不能，还需等 %1。</translation>
    </message>
    <message>
        <source>No. The port stays taken for the rest of this run.</source>
        <translation>不能。本次运行余下的时间里端口一直被占用。</translation>
    </message>
    <message>
        <source>from source code</source>
        <translation>据源代码</translation>
    </message>
    <message>
        <source>from secondary sources</source>
        <translation>据第三方资料</translation>
    </message>
    <message>
        <source>rule: %1; times: computed with the scene&apos;s settings</source>
        <translation>规则：%1；时间：按场景的设置计算</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>These processes own it: %1.</source>
        <translation>属于这些进程：%1</translation>
    </message>
    <message>
        <source>In the way: %1. %2</source>
        <translation>占用端口的是：%1（%2）。</translation>
    </message>
    <message>
        <source>No run sets SO_REUSEADDR</source>
        <translation>都不设置 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>Old run sets SO_REUSEADDR</source>
        <translation>仅旧进程设置 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>New run sets SO_REUSEADDR</source>
        <translation>仅新进程设置 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>Both runs set SO_REUSEADDR</source>
        <translation>新旧进程都设置 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>As in this run</source>
        <translation>与本次运行相同</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>&amp;Undo: edits that cannot be run yet</source>
        <translation>撤销(&amp;U)：尚无法运行的改动</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>0 s</source>
        <translation>0 秒</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 微秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>WorkReader</name>
    <message>
        <source>a time such as &quot;2026-11-28T09:30:00Z&quot;</source>
        <translation>时间，例如 &quot;2026-11-28T09:30:00Z&quot;</translation>
    </message>
    <message>
        <source>points</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>a list of turns</source>
        <translation>回合的列表</translation>
    </message>
    <message>
        <source>at most %1 edits</source>
        <translation>最多 %1 处修改</translation>
    </message>
    <message>
        <source>at most %1 answers</source>
        <translation>最多 %1 个答案</translation>
    </message>
</context>
<context>
    <name>Worksheet</name>
    <message>
        <source>Answers: %1</source>
        <translation>答案：%1</translation>
    </message>
    <message>
        <source>People say: %1</source>
        <translation>有人说：%1</translation>
    </message>
    <message>
        <source>What is so: %1</source>
        <translation>其实：%1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>答案：%1</translation>
    </message>
    <message>
        <source>Name: ____________________________    Date: ______________    Points: ______ of %1</source>
        <translation>姓名：____________________________    日期：______________    得分：______ / %1</translation>
    </message>
    <message>
        <source>In the ladders time runs down, not to scale. Draw into the empty rows what you expect: a segment as an arrow, the states beside it.</source>
        <translation>时序图中时间向下，不按比例。请在空行里画出你的预测：报文段画成箭头，旁边写状态。</translation>
    </message>
    <message>
        <source>Question %1 (points: %2)</source>
        <translation>问题 %1（分数：%2）</translation>
    </message>
    <message>
        <source>At ______________ s</source>
        <translation>在第 ______________ 秒</translation>
    </message>
    <message>
        <source>Edits, at most: %1</source>
        <translation>修改，最多：%1</translation>
    </message>
    <message>
        <source>State afterwards: ____________________    You send: ____________________</source>
        <translation>之后的状态：____________________    你发送：____________________</translation>
    </message>
    <message>
        <source>Hint: %1</source>
        <translation>提示：%1</translation>
    </message>
    <message>
        <source>What may be changed: %1</source>
        <translation>可以改动：%1</translation>
    </message>
    <message>
        <source>Right: at most %1 from it.</source>
        <translation>正确：与其相差不超过 %1。</translation>
    </message>
    <message>
        <source>Right: at most %1 from it. Half of the points: at most %2 from it.</source>
        <translation>正确：与其相差不超过 %1。一半分数：相差不超过 %2。</translation>
    </message>
</context>
<context>
    <name>Zip</name>
    <message>
        <source>found no zip archive that can be read: %1</source>
        <translation>不是可以读取的 zip 归档：%1</translation>
    </message>
    <message>
        <source>found a file of more than %1 bytes, expected at most that</source>
        <translation>文件超过 %1 字节，超出了上限</translation>
    </message>
    <message>
        <source>found %1 files in the archive, expected at most %2</source>
        <translation>归档里有 %1 个文件，最多应为 %2 个</translation>
    </message>
</context>
<context>
    <name>linger::ActionSet</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>linger::AnswerForm</name>
    <message>
        <source>The instant, such as 2.5 s</source>
        <translation>时刻，例如 2.5 s</translation>
    </message>
    <message>
        <source>State afterwards</source>
        <translation>之后的状态</translation>
    </message>
    <message>
        <source>No edit yet; at most %1 may be made.</source>
        <translation>还没有修改；最多可以修改 %1 处。</translation>
    </message>
    <message>
        <source>Edits (at most %1): %2</source>
        <translation>修改（最多 %1 处）：%2</translation>
    </message>
    <message>
        <source>Make this &amp;edit</source>
        <translation>作此修改(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Full points within %1 of it, half of them within %2.</source>
        <translation>相差不超过 %1 得满分，不超过 %2 得一半。</translation>
    </message>
    <message>
        <source>Full points within %1 of it.</source>
        <translation>相差不超过 %1 得满分。</translation>
    </message>
    <message>
        <source>The instant, such as 2.5 s; or click it on the axis</source>
        <translation>时刻，例如 2.5 s；也可以在时间轴上点击</translation>
    </message>
    <message>
        <source>What is sent in answer</source>
        <translation>作为回答发送什么</translation>
    </message>
    <message>
        <source>What to change</source>
        <translation>改什么</translation>
    </message>
    <message>
        <source>How</source>
        <translation>怎样改</translation>
    </message>
</context>
<context>
    <name>linger::AnswerTable</name>
    <message>
        <source>true, false, 1 or 0</source>
        <translation>true、false、1 或 0</translation>
    </message>
    <message>
        <source>%1:%2: %3</source>
        <translation>%1:%2: %3</translation>
    </message>
</context>
<context>
    <name>linger::Arguments</name>
    <message>
        <source>unknown option %1</source>
        <translation>未知选项 %1</translation>
    </message>
    <message>
        <source>unknown option %1; did you mean %2?</source>
        <translation>未知选项 %1；你是指 %2 吗？</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 给了两次</translation>
    </message>
    <message>
        <source>%1 takes no value</source>
        <translation>%1 不带值</translation>
    </message>
    <message>
        <source>%1 needs a value: %1 %2</source>
        <translation>%1 需要一个值：%1 %2</translation>
    </message>
</context>
<context>
    <name>linger::Ballot</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Votes for %1</source>
        <translation>“%1”的票数</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1（%2 %）</translation>
    </message>
    <message>
        <source>✓ right: %1</source>
        <translation>✓ 正确：%1</translation>
    </message>
</context>
<context>
    <name>linger::BeforeAfter</name>
    <message>
        <source>Before: %1 of %2 right</source>
        <translation>之前：%2 票中 %1 票正确</translation>
    </message>
    <message>
        <source>Now: %1 of %2 right</source>
        <translation>现在：%2 票中 %1 票正确</translation>
    </message>
</context>
<context>
    <name>linger::BindTable</name>
    <message>
        <source>only FIN-WAIT-2 and TIME-WAIT are kept as a time-wait record</source>
        <translation>只有 FIN-WAIT-2 和 TIME-WAIT 会作为 time-wait 记录保留</translation>
    </message>
    <message>
        <source>a listener cannot be orphaned</source>
        <translation>监听套接字不可能成为孤儿</translation>
    </message>
    <message>
        <source>a listener in LISTEN is open</source>
        <translation>处于 LISTEN 状态的监听套接字是打开的</translation>
    </message>
    <message>
        <source>a UDP socket has no TCP state: its state is NONE or BOUND</source>
        <translation>UDP 套接字没有 TCP 状态：它的状态只能是 NONE 或 BOUND</translation>
    </message>
</context>
<context>
    <name>linger::BindVerb</name>
    <message>
        <source>answers in bulk, as JSON: may a new socket have this port?</source>
        <translation>成批回答（JSON）：新的套接字能得到这个端口吗？</translation>
    </message>
</context>
<context>
    <name>linger::ButtonRow</name>
    <message>
        <source>The buttons that do not fit here</source>
        <translation>此处放不下的按钮</translation>
    </message>
    <message>
        <source>More actions…</source>
        <translation>更多操作…</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
</context>
<context>
    <name>linger::Capture</name>
    <message>
        <source>%1: what %2 (%3) sends and receives. Times count from 2000-01-01 00:00 UTC; segments sent before the scene are in the second before that.</source>
        <translation>%1：%2（%3）发送和接收的内容。时间从 2000-01-01 00:00 UTC 算起；场景开始之前发送的报文段在此前一秒之内。</translation>
    </message>
    <message>
        <source>the link of %1</source>
        <translation>%1 的链路</translation>
    </message>
    <message>
        <source>Injected: the peer did not send it.</source>
        <translation>注入：不是对端发送的。</translation>
    </message>
    <message>
        <source>A copy made by the link.</source>
        <translation>链路产生的副本。</translation>
    </message>
    <message>
        <source>Lost in transit.</source>
        <translation>途中丢失。</translation>
    </message>
    <message>
        <source>It reached a host without power.</source>
        <translation>到达了没有供电的主机。</translation>
    </message>
</context>
<context>
    <name>linger::CaptureInput</name>
    <message>
        <source>found a folder, expected a capture file</source>
        <translation>这是文件夹，应为抓包文件</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>found a device or pipe, expected a file (or -)</source>
        <translation>这是设备或管道，应为文件（或 -）</translation>
    </message>
    <message>
        <source>found an empty file, expected a capture (pcap, pcapng)</source>
        <translation>这是空文件，应为抓包文件（pcap、pcapng）</translation>
    </message>
    <message>
        <source>found no capture, expected pcap or pcapng</source>
        <translation>这不是抓包文件，应为 pcap 或 pcapng</translation>
    </message>
    <message>
        <source>ends within the header of the capture</source>
        <translation>在抓包文件头部中途结束</translation>
    </message>
    <message>
        <source>ends in the middle of a packet, at byte %1: the packets before it are shown</source>
        <translation>在第 %1 字节处的一个数据包中途结束：只显示此前的数据包</translation>
    </message>
    <message>
        <source>found no packet where one should be, at byte %1: the packets before it are shown</source>
        <translation>第 %1 字节处应为数据包却不是：只显示此前的数据包</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>标准输入</translation>
    </message>
    <message>
        <source>cannot be read to its end: %1; the packets before that are shown</source>
        <translation>无法读到末尾：%1；只显示此前的数据包</translation>
    </message>
</context>
<context>
    <name>linger::CapturedConnection</name>
    <message>
        <source>found no TCP connection in it</source>
        <translation>其中没有 TCP 连接</translation>
    </message>
    <message>
        <source>found no connection %1, expected a number up to %2</source>
        <translation>没有连接 %1，编号最大应为 %2</translation>
    </message>
    <message>
        <source>%1, connection %2</source>
        <translation>%1，连接 %2</translation>
    </message>
    <message>
        <source>Its first frame was captured at %1.</source>
        <translation>它的第一帧抓取于 %1。</translation>
    </message>
</context>
<context>
    <name>linger::CapturedOperand</name>
    <message>
        <source>the operand is a capture: this connection of it</source>
        <translation>操作数是抓包文件：取其中这条连接</translation>
    </message>
    <message>
        <source>--connection: found &quot;%1&quot;, expected a number from 1</source>
        <translation>--connection：“%1”不正确，应为从 1 开始的数</translation>
    </message>
    <message>
        <source>%1: a capture cannot be edited; explain --format scenario makes a scene of it</source>
        <translation>%1：抓包不能编辑；explain --format scenario 可由它生成场景</translation>
    </message>
    <message>
        <source>--os: no system is called &quot;%1&quot;</source>
        <translation>--os：没有名为“%1”的系统</translation>
    </message>
</context>
<context>
    <name>linger::CapturedScene</name>
    <message>
        <source>nothing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>captured %1, simulated %2</source>
        <translation>抓到 %1，模拟得到 %2</translation>
    </message>
    <message>
        <source>Connection %1 of %2</source>
        <translation>%2 的连接 %1</translation>
    </message>
    <message>
        <source>Made from a capture: %1 connects to %2. Programs act at the times that the capture shows.</source>
        <translation>由抓包生成：%1 连接 %2。程序按抓包显示的时刻行动。</translation>
    </message>
</context>
<context>
    <name>linger::Causes</name>
    <message>
        <source>Possible causes, the likeliest first:
</source>
        <translation>可能的原因，最可能的在前：
</translation>
    </message>
    <message>
        <source>Scenes to look at:
</source>
        <translation>可以查看的场景：
</translation>
    </message>
    <message>
        <source>   To fix it: %1
</source>
        <translation>   解决办法：%1
</translation>
    </message>
    <message>
        <source>   To see it: %1
</source>
        <translation>   查看：%1
</translation>
    </message>
    <message>
        <source>Scenes about “%1”:
</source>
        <translation>与“%1”有关的场景：
</translation>
    </message>
</context>
<context>
    <name>linger::ChartExport</name>
    <message>
        <source>The exact count is not ready yet: try again.</source>
        <translation>精确计数尚未完成：请稍后再试。</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png);;Table (*.csv);;JSON, for programs (*.json);;Text (*.txt)</source>
        <translation>图片 (*.svg *.png);;表格 (*.csv);;JSON，供程序使用 (*.json);;文本 (*.txt)</translation>
    </message>
</context>
<context>
    <name>linger::ChartView</name>
    <message>
        <source>Chart of the load: sockets by state, ports left, failed callers</source>
        <translation>负载图表：各状态的套接字数、剩余端口、失败的客户端</translation>
    </message>
    <message>
        <source>Up to %1: %2 callers failed, %3.</source>
        <translation>截至 %1：%2 个客户端失败，%3。</translation>
    </message>
    <message>
        <source>%1 Click for the story of the first of them.</source>
        <translation>%1 单击可查看其中第一个的经过。</translation>
    </message>
</context>
<context>
    <name>linger::CheckVerb</name>
    <message>
        <source>%1: not run: %2
</source>
        <translation>%1：未运行：%2
</translation>
    </message>
    <message>
        <source>%1: agrees
</source>
        <translation>%1：一致
</translation>
    </message>
    <message>
        <source>%1: differs
</source>
        <translation>%1：不一致
</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>model: </source>
        <translation>模型：</translation>
    </message>
    <message>
        <source>kernel:</source>
        <translation>内核：</translation>
    </message>
    <message>
        <source>%1 cannot run on the kernel: %2</source>
        <translation>%1 无法在内核上运行：%2</translation>
    </message>
    <message>
        <source>it takes %1 s; name it to run it</source>
        <translation>需要 %1 秒；指定其名称即可运行</translation>
    </message>
    <message>
        <source>%1 scenarios have been started</source>
        <translation>已开始 %1 个场景</translation>
    </message>
    <message>
        <source>%1 of %2 scenarios are done</source>
        <translation>%2 个场景中已完成 %1 个</translation>
    </message>
    <message>
        <source>--format: found &quot;%1&quot;, expected one of text, json</source>
        <translation>--format：“%1”不正确，应为 text 或 json</translation>
    </message>
    <message>
        <source>check: expected the names of scenarios, or --all (see linger check --help)</source>
        <translation>check：应给出场景名称或 --all（详见 linger check --help）</translation>
    </message>
    <message>
        <source>runs scenarios in the simulation and on this machine&apos;s kernel, and reports how they differ (Linux)</source>
        <translation>在模拟和本机内核上运行场景，并说明两者的差异（Linux）</translation>
    </message>
    <message>
        <source>every built-in scenario that Linux can run, at once</source>
        <translation>同时运行 Linux 能运行的所有内置场景</translation>
    </message>
    <message>
        <source>text or json; text if not given</source>
        <translation>text 或 json；不指定则为 text</translation>
    </message>
    <message>
        <source>%1: agrees but for what is explained
</source>
        <translation>%1：除已说明的差异外一致
</translation>
    </message>
    <message>
        <source>%1: %2 (%3)
</source>
        <translation>%1：%2（%3）
</translation>
    </message>
    <message>
        <source>%1 s of the scene have passed</source>
        <translation>场景已进行 %1 秒</translation>
    </message>
</context>
<context>
    <name>linger::ClassChoices</name>
    <message>
        <source>Before %1</source>
        <translation>%1之前</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>%1到%2</translation>
    </message>
    <message>
        <source>After %1</source>
        <translation>%1之后</translation>
    </message>
    <message>
        <source>%1; sends %2</source>
        <translation>%1；发送：%2</translation>
    </message>
    <message>
        <source>Reached the goal</source>
        <translation>达到目标</translation>
    </message>
    <message>
        <source>Did not reach it</source>
        <translation>没有达到</translation>
    </message>
</context>
<context>
    <name>linger::ClassLesson</name>
    <message>
        <source>%1
Segment %2 of %3: %4.</source>
        <translation>%1
第 %2 个报文段，共 %3 个：%4。</translation>
    </message>
</context>
<context>
    <name>linger::ClassView</name>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Lesson for a class</source>
        <translation>面向全班的课程</translation>
    </message>
    <message>
        <source>%1: step %2 of %3</source>
        <translation>%1：第 %2 步，共 %3 步</translation>
    </message>
    <message>
        <source>&amp;Show the answer</source>
        <translation>显示答案(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Commit the votes</source>
        <translation>锁定票数(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;End</source>
        <translation>结束(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Page Down: continue · . : blank screen · Esc: end</source>
        <translation>Page Down：继续 · 句点：黑屏 · Esc：结束</translation>
    </message>
    <message>
        <source>A common mistake: %1</source>
        <translation>常见的误解：%1</translation>
    </message>
    <message>
        <source>The run says: %1</source>
        <translation>运行结果：%1</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>The run says: %1 (%2)</source>
        <translation>运行结果：%1（%2）</translation>
    </message>
    <message>
        <source>%1: add a vote · Shift and digit: take one away · Backspace: remove the last vote · Page Down: continue</source>
        <translation>%1：加一票 · Shift 加数字：减一票 · 退格：去掉最后一票 · Page Down：继续</translation>
    </message>
</context>
<context>
    <name>linger::ClassVotes</name>
    <message>
        <source>%1, segment %2</source>
        <translation>%1，第 %2 个报文段</translation>
    </message>
    <message>
        <source>%1: %2
  right: %3 of %4
</source>
        <translation>%1：%2
  正确：%4 人中 %3 人
</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>%2 人中 %1 人正确</translation>
    </message>
    <message>
        <source>not voted on</source>
        <translation>没有投票</translation>
    </message>
    <message>
        <source>Misconception %1: before %2, after %3</source>
        <translation>误解 %1：之前 %2，之后 %3</translation>
    </message>
    <message>
        <source>; still wrong: %1</source>
        <translation>；仍然答错：%1 人</translation>
    </message>
</context>
<context>
    <name>linger::CodePane</name>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The current line of the program</source>
        <translation>程序的当前行</translation>
    </message>
    <message>
        <source>Source of the program</source>
        <translation>程序源码</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the whole source; it runs as it is</source>
        <translation>复制全部源码；它可以直接运行</translation>
    </message>
    <message>
        <source>%1 · the marked call failed and the process has ended</source>
        <translation>%1 · 标出的调用失败，进程已结束</translation>
    </message>
    <message>
        <source>%1 · no process runs it now</source>
        <translation>%1 · 现在没有进程运行它</translation>
    </message>
    <message>
        <source>%1 · running</source>
        <translation>%1 · 正在运行</translation>
    </message>
    <message>
        <source>packetdrill script, at line %1</source>
        <translation>packetdrill 脚本，第 %1 行</translation>
    </message>
    <message>
        <source>packetdrill script, before its first line</source>
        <translation>packetdrill 脚本，第一行之前</translation>
    </message>
    <message>
        <source>%1 · fails at line %2: %3</source>
        <translation>%1 · 在第 %2 行失败：%3</translation>
    </message>
    <message>
        <source>%1 · passes</source>
        <translation>%1 · 通过</translation>
    </message>
    <message>
        <source>%1 · waits at the marked line</source>
        <translation>%1 · 正停在标记的那一行等待</translation>
    </message>
    <message>
        <source>A capture does not show programs.</source>
        <translation>捕获文件中看不到程序。</translation>
    </message>
</context>
<context>
    <name>linger::CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Find a command or a scenario</source>
        <translation>查找命令或场景</translation>
    </message>
    <message>
        <source>Commands and scenarios</source>
        <translation>命令与场景</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1   (%2)</source>
        <translation>%1   （%2）</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>打开：%1</translation>
    </message>
    <message>
        <source>Possible cause: %1</source>
        <translation>可能的原因：%1</translation>
    </message>
    <message>
        <source>What would you like to do? Or paste an error message.</source>
        <translation>想做什么？也可以粘贴错误信息。</translation>
    </message>
    <message>
        <source>To fix it: %1</source>
        <translation>解决办法：%1</translation>
    </message>
</context>
<context>
    <name>linger::CompareStrip</name>
    <message>
        <source>Left: as it is now.  Right:</source>
        <translation>左：现在的样子。  右：</translation>
    </message>
    <message>
        <source>The future to compare with</source>
        <translation>用来比较的未来</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Keep the right one</source>
        <translation>保留右边的</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>linger::Comparison</name>
    <message>
        <source>without any edit</source>
        <translation>不作任何改动</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>without “%1”</source>
        <translation>没有“%1”</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>在 %1 上</translation>
    </message>
    <message>
        <source>with an MSL of %1</source>
        <translation>MSL 为 %1</translation>
    </message>
    <message>
        <source>as it was before the swap</source>
        <translation>交换之前的样子</translation>
    </message>
    <message>
        <source>Swap the two futures</source>
        <translation>交换两种未来</translation>
    </message>
    <message>
        <source>Keep the future %1</source>
        <translation>保留未来：%1</translation>
    </message>
    <message>
        <source>on this machine&apos;s kernel, %1</source>
        <translation>在本机的内核上，%1</translation>
    </message>
    <message>
        <source>Running the other future…</source>
        <translation>正在运行另一种未来…</translation>
    </message>
</context>
<context>
    <name>linger::ConditionWords</name>
    <message>
        <source>%1, at %2</source>
        <translation>%1，在 %2</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1，从 %2 到 %3</translation>
    </message>
    <message>
        <source>%1, from %2 on</source>
        <translation>%1，从 %2 起</translation>
    </message>
    <message>
        <source>%1, up to %2</source>
        <translation>%1，到 %2 为止</translation>
    </message>
    <message>
        <source>exactly %1</source>
        <translation>恰好 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>the %1 never enters %2</source>
        <translation>%1从不进入 %2</translation>
    </message>
    <message>
        <source>the %1 enters %2</source>
        <translation>%1进入 %2</translation>
    </message>
    <message>
        <source>the %1 is not in %2 at %3</source>
        <translation>%1在 %3 不处于 %2</translation>
    </message>
    <message>
        <source>the %1 is in %2 at %3</source>
        <translation>%1在 %3 处于 %2</translation>
    </message>
    <message>
        <source>on the %1, no %2() succeeds</source>
        <translation>在%1上，没有 %2() 成功</translation>
    </message>
    <message>
        <source>on the %1, no %2() returns %3</source>
        <translation>在%1上，没有 %2() 返回 %3</translation>
    </message>
    <message>
        <source>on the %1, %2() succeeds</source>
        <translation>在%1上，%2() 成功</translation>
    </message>
    <message>
        <source>on the %1, %2() returns %3</source>
        <translation>在%1上，%2() 返回 %3</translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n byte(s) or more</source>
        <translation>
            <numerusform>%1，至少 %n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>a server started at %1 gets its port</source>
        <translation>在 %1 启动的服务器得到端口</translation>
    </message>
    <message>
        <source>a server started at %1 gets %2</source>
        <translation>在 %1 启动的服务器得到 %2</translation>
    </message>
    <message>
        <source>%1, with %2</source>
        <translation>%1，设有 %2</translation>
    </message>
    <message>
        <source>%1, because of a socket in %2</source>
        <translation>%1，因为有处于 %2 的套接字</translation>
    </message>
    <message>
        <source>%1, which a process owns</source>
        <translation>%1，它属于某个进程</translation>
    </message>
    <message>
        <source>%1, which no process owns</source>
        <translation>%1，它不属于任何进程</translation>
    </message>
    <message>
        <source>any segment</source>
        <translation>任何报文段</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>%1 from the %2: %3</source>
        <translation>%2发出的 %1：%3</translation>
    </message>
    <message>
        <source>%1 from either host: %2</source>
        <translation>任一主机发出的 %1：%2</translation>
    </message>
    <message>
        <source>the %1 sets its %2 timer</source>
        <translation>%1启动它的 %2 定时器</translation>
    </message>
    <message>
        <source>the %1&apos;s %2 timer lasts %3</source>
        <translation>%1的 %2 定时器持续 %3</translation>
    </message>
    <message>
        <source>not so: %1</source>
        <translation>并非：%1</translation>
    </message>
</context>
<context>
    <name>linger::ConnectionPicture</name>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>retransmission</source>
        <translation>重传</translation>
    </message>
    <message>
        <source>zero window</source>
        <translation>零窗口</translation>
    </message>
    <message>
        <source>contradicting flags</source>
        <translation>互相矛盾的标志</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1; then client %2, server %3</source>
        <translation>%1；之后客户端 %2，服务器 %3</translation>
    </message>
</context>
<context>
    <name>linger::Connections</name>
    <message>
        <source>not TCP over IP</source>
        <translation>不是 IP 上的 TCP</translation>
    </message>
    <message>
        <source>in tunnels</source>
        <translation>在隧道中</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>of a link that Linger does not read</source>
        <translation>链路类型不受支持</translation>
    </message>
    <message>
        <source>with truncated headers</source>
        <translation>首部被截断</translation>
    </message>
    <message>
        <source>with invalid headers</source>
        <translation>首部无效</translation>
    </message>
    <message>
        <source>in incomplete sets of fragments</source>
        <translation>分片不全</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n 条连接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>left out: %n frame(s) %1</source>
        <translation>
            <numerusform>略去 %n 帧：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) with a wrong checksum, accepted anyway</source>
        <translation>
            <numerusform>%n 帧校验和错误，仍予接受</numerusform>
        </translation>
    </message>
    <message>
        <source>frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>TIME-WAIT is on the %1; how long depends on its system (see --os).</source>
        <translation>TIME-WAIT 在%1一侧；持续多久取决于它的系统（见 --os）。</translation>
    </message>
    <message>
        <source>TIME-WAIT is on the %1 until %2 s (%3: %4 s).</source>
        <translation>TIME-WAIT 在%1一侧，直到 %2 秒（%3：%4 秒）。</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>how it ended</source>
        <translation>如何结束</translation>
    </message>
    <message>
        <source>connection %1: %2 connects to %3</source>
        <translation>连接 %1：%2 连接到 %3</translation>
    </message>
    <message>
        <source>%1 (%2), history %3, completeness %4</source>
        <translation>%1（%2），history %3，completeness %4</translation>
    </message>
    <message>
        <source>- Frame %1 does not fit any state that its sender can be in: segments are missing.</source>
        <translation>- 第 %1 帧与其发送方可能处于的任何状态都不符：缺少报文段。</translation>
    </message>
    <message>
        <source>A state with ? depends on a segment whose arrival the capture does not show.</source>
        <translation>带 ? 的状态所依据的报文段，抓包没有证明它已经到达。</translation>
    </message>
    <message>
        <source>By its handshake the capture was taken %1 ms from the client and %2 ms from the server.</source>
        <translation>从握手看，抓包位置距客户端 %1 毫秒，距服务器 %2 毫秒。</translation>
    </message>
    <message>
        <source>The capture does not show whether the RST is acceptable.</source>
        <translation>从抓包中看不出这个 RST 是否可接受。</translation>
    </message>
    <message>
        <source>The RST is acceptable: it acknowledges the SYN.</source>
        <translation>这个 RST 可接受：它确认了 SYN。</translation>
    </message>
    <message>
        <source>The RST is acceptable: it has the next expected sequence number.</source>
        <translation>这个 RST 可接受：它的序列号正是期望的下一个。</translation>
    </message>
    <message>
        <source>The RST is in the window, but does not have the next expected sequence number: RFC 5961 answers it with an ACK, RFC 793 accepts it.</source>
        <translation>这个 RST 在窗口内，但序列号不是期望的下一个：按 RFC 5961 以 ACK 应答，按 RFC 793 接受。</translation>
    </message>
    <message>
        <source>The RST is not acceptable: it is outside the window.</source>
        <translation>这个 RST 不可接受：它不在窗口内。</translation>
    </message>
    <message numerus="yes">
        <source>%n retransmission(s)</source>
        <translation>
            <numerusform>%n 次重传</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zero window(s)</source>
        <translation>
            <numerusform>%n 个零窗口</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keep-alive probe(s)</source>
        <translation>
            <numerusform>%n 个保活探测</numerusform>
        </translation>
    </message>
    <message>
        <source>From the %1: %2.</source>
        <translation>来自%1：%2。</translation>
    </message>
    <message>
        <source>first frame at %1</source>
        <translation>第一帧时间：%1</translation>
    </message>
</context>
<context>
    <name>linger::ConnectionsDialog</name>
    <message>
        <source>Show on the &amp;ladder</source>
        <translation>在时序图上显示(&amp;L)</translation>
    </message>
    <message>
        <source>Make a &amp;scene from it</source>
        <translation>由它生成场景(&amp;S)</translation>
    </message>
    <message>
        <source>Connections in %1</source>
        <translation>%1 中的连接</translation>
    </message>
    <message>
        <source>Search the connections</source>
        <translation>搜索连接</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>System of both ends</source>
        <translation>两端的系统</translation>
    </message>
    <message>
        <source>System not known</source>
        <translation>系统未知</translation>
    </message>
    <message>
        <source>It determines how long TIME-WAIT lasts and who may bind.</source>
        <translation>它决定 TIME-WAIT 持续多久、谁能绑定端口。</translation>
    </message>
    <message>
        <source>How the chosen connection ended</source>
        <translation>所选连接如何结束</translation>
    </message>
    <message>
        <source>How much of the capture has been read</source>
        <translation>抓包文件已读取多少</translation>
    </message>
    <message>
        <source>No connection has all these words.</source>
        <translation>没有连接包含所有这些词。</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) so far</source>
        <translation>
            <numerusform>目前 %n 条连接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n 条连接</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linger::ConnectionsModel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>如何结束</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图示</translation>
    </message>
</context>
<context>
    <name>linger::Console</name>
    <message>
        <source>standard output cannot be written: %1</source>
        <translation>无法写入标准输出：%1</translation>
    </message>
</context>
<context>
    <name>linger::CountModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: ports left, %2</source>
        <translation>%1：剩余端口，%2</translation>
    </message>
    <message>
        <source>%1: ports left for bind(), %2</source>
        <translation>%1：bind() 的剩余端口，%2</translation>
    </message>
    <message>
        <source>%1: memory</source>
        <translation>%1：内存</translation>
    </message>
</context>
<context>
    <name>linger::CountProgress</name>
    <message>
        <source>How much of the load is counted</source>
        <translation>负载的统计进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Count every caller</source>
        <translation>统计所有客户端</translation>
    </message>
</context>
<context>
    <name>linger::CountdownClock</name>
    <message>
        <source>seconds left</source>
        <translation>秒（剩余）</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1后到期</translation>
    </message>
</context>
<context>
    <name>linger::Document</name>
    <message>
        <source>Turn on: %1</source>
        <translation>打开：%1</translation>
    </message>
    <message>
        <source>Turn off: %1</source>
        <translation>关闭：%1</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>移除：%1</translation>
    </message>
    <message>
        <source>Back to the scenario as it was</source>
        <translation>恢复原来的场景</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Script runs are read-only</source>
        <translation>脚本的运行是只读的</translation>
    </message>
    <message>
        <source>Working out the edit…</source>
        <translation>正在计算这项修改…</translation>
    </message>
    <message>
        <source>Captures are read-only: make a scene of the connection to edit it</source>
        <translation>抓包文件是只读的：把这条连接变成场景后才能修改</translation>
    </message>
    <message>
        <source>Running the scene…</source>
        <translation>正在运行场景…</translation>
    </message>
</context>
<context>
    <name>linger::DoorRow</name>
    <message>
        <source>&amp;Learn</source>
        <translation>学习(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation>探索(&amp;E)</translation>
    </message>
    <message>
        <source>My &amp;machine</source>
        <translation>我的机器(&amp;M)</translation>
    </message>
    <message>
        <source>Twelve lessons of ten minutes: predict, then see</source>
        <translation>十二课，每课十分钟：先预测，再观察</translation>
    </message>
    <message>
        <source>Open a scene and change it</source>
        <translation>打开一个场景并修改</translation>
    </message>
    <message>
        <source>Which sockets hold a port on this machine</source>
        <translation>这台机器上哪些套接字占用端口</translation>
    </message>
</context>
<context>
    <name>linger::DraftRow</name>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>linger::EditJson</name>
    <message>
        <source>a duration from 100ms on</source>
        <translation>不短于 100ms 的时长</translation>
    </message>
</context>
<context>
    <name>linger::EditKindWords</name>
    <message>
        <source>who closes first</source>
        <translation>谁先关闭</translation>
    </message>
    <message>
        <source>SO_REUSEADDR of the server</source>
        <translation>服务器的 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>start the server again</source>
        <translation>重新启动服务器</translation>
    </message>
    <message>
        <source>start the server again until it works</source>
        <translation>反复启动服务器，直到成功</translation>
    </message>
    <message>
        <source>drop, delay or duplicate a segment</source>
        <translation>丢弃、延迟或重复一个报文段</translation>
    </message>
    <message>
        <source>close, abort, kill, power loss, …</source>
        <translation>关闭、中止、杀死、断电等</translation>
    </message>
    <message>
        <source>the system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>the MSL</source>
        <translation>MSL</translation>
    </message>
    <message>
        <source>the round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>the loss</source>
        <translation>丢包率</translation>
    </message>
    <message>
        <source>the programs&apos; language</source>
        <translation>程序的语言</translation>
    </message>
    <message>
        <source>the random seed</source>
        <translation>随机数种子</translation>
    </message>
</context>
<context>
    <name>linger::EditorPane</name>
    <message>
        <source>Go to the error</source>
        <translation>转到错误</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>撤回修改</translation>
    </message>
    <message>
        <source>Scenario editor</source>
        <translation>场景编辑器</translation>
    </message>
    <message>
        <source>Parts of the scene</source>
        <translation>场景的各部分</translation>
    </message>
    <message>
        <source>Whether the scene can be run</source>
        <translation>场景能否运行</translation>
    </message>
    <message>
        <source>Go to the next error</source>
        <translation>转到有错误的地方</translation>
    </message>
    <message>
        <source>Back to the last valid scene</source>
        <translation>回到最近一个有效的场景</translation>
    </message>
    <message numerus="yes">
        <source>⚠ %n error(s) to fix. Until then the picture shows the last valid scene.</source>
        <translation>
            <numerusform>⚠ 还有 %n 处错误要改正。在此之前，图中显示最近一个有效的场景。</numerusform>
        </translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
</context>
<context>
    <name>linger::EditsModel</name>
    <message>
        <source>Active. Clear the check box to see the run without it.</source>
        <translation>生效中。取消勾选，可以看到没有它的运行。</translation>
    </message>
    <message>
        <source>Off. Select the check box to apply it again.</source>
        <translation>已关闭。勾选即可重新应用。</translation>
    </message>
</context>
<context>
    <name>linger::EditsPane</name>
    <message>
        <source>Nothing has been changed yet. Click a segment and drop it, or restart the server: every change is listed here, and each can be switched off and on.</source>
        <translation>还没有任何改动。点一个报文段并丢弃它，或者重启服务器：每项改动都列在这里，都可以关闭或打开。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>改动</translation>
    </message>
</context>
<context>
    <name>linger::EventsModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
</context>
<context>
    <name>linger::EventsPane</name>
    <message>
        <source>Filter, for example FIN server</source>
        <translation>筛选，例如 FIN 服务器</translation>
    </message>
    <message>
        <source>Filter the events</source>
        <translation>筛选事件</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>事件类别</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>No event has all these words.</source>
        <translation>没有事件包含所有这些词。</translation>
    </message>
    <message>
        <source>Copy the events as text: the selected ones, or all that are shown</source>
        <translation>把事件复制为文本：所选的，或显示的全部</translation>
    </message>
    <message>
        <source>Filtering the events…</source>
        <translation>正在筛选事件…</translation>
    </message>
</context>
<context>
    <name>linger::ExplainVerb</name>
    <message>
        <source>explain: no system is called &quot;%1&quot;</source>
        <translation>explain：没有名为“%1”的系统</translation>
    </message>
    <message>
        <source>--connection: found %1, expected at most %2, the number of connections in %3</source>
        <translation>--connection：%1 不正确，最多应为 %2，即 %3 中的连接数</translation>
    </message>
    <message>
        <source>shows how each TCP connection in a capture ended: pcap or pcapng, - for standard input</source>
        <translation>说明抓包文件中每个 TCP 连接如何结束：pcap 或 pcapng，- 表示标准输入</translation>
    </message>
    <message>
        <source>show this connection in full, as a text ladder</source>
        <translation>完整说明这条连接，用字符画出时序图</translation>
    </message>
    <message>
        <source>the system of both ends, which says how long TIME-WAIT lasts</source>
        <translation>两端的系统，它决定 TIME-WAIT 持续多久</translation>
    </message>
    <message>
        <source>--format: found &quot;%1&quot;, expected text, json or scenario</source>
        <translation>--format：“%1”不正确，应为 text、json 或 scenario</translation>
    </message>
    <message>
        <source>--format scenario: expected --connection with the number of one of the %1 connections in %2</source>
        <translation>--format scenario：应有 --connection 及 %2 中 %1 条连接之一的编号</translation>
    </message>
    <message>
        <source>the run of this scenario differs: %1</source>
        <translation>这个场景的运行有所不同：%1</translation>
    </message>
    <message>
        <source>text, json or scenario; text if not given</source>
        <translation>text、json 或 scenario；不给则为 text</translation>
    </message>
    <message>
        <source>%1: found no TCP connection in it</source>
        <translation>%1：其中没有 TCP 连接</translation>
    </message>
</context>
<context>
    <name>linger::ExploreDialog</name>
    <message>
        <source>a duration up to %1 such as 1.5 s</source>
        <translation>不超过 %1 的时长，例如 1.5 s</translation>
    </message>
    <message>
        <source>&amp;RSTs are ignored in TIME-WAIT (RFC 1337)</source>
        <translation>TIME-WAIT 中忽略 RST（RFC 1337）(&amp;R)</translation>
    </message>
    <message>
        <source>An MSL of &amp;30 s</source>
        <translation>MSL 为 30 秒(&amp;3)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Play what goes wrong</source>
        <translation>播放出错的运行(&amp;P)</translation>
    </message>
    <message>
        <source>What can go wrong</source>
        <translation>会出什么错</translation>
    </message>
    <message>
        <source>Maximum segment lifetime of the link</source>
        <translation>链路的报文段最大生存时间</translation>
    </message>
    <message>
        <source>No segment is in the link for longer.</source>
        <translation>任何报文段在链路中停留都不超过它。</translation>
    </message>
    <message>
        <source>One more length of TIME-WAIT</source>
        <translation>再加一个 TIME-WAIT 长度</translation>
    </message>
    <message>
        <source>What has to hold</source>
        <translation>必须成立的性质</translation>
    </message>
    <message>
        <source>Lengths of TIME-WAIT, and what the network may do</source>
        <translation>TIME-WAIT 的长度与网络可能做的事</translation>
    </message>
    <message>
        <source>What has to hold, as a sentence</source>
        <translation>必须成立的性质（完整说明）</translation>
    </message>
    <message>
        <source>What the chosen cell says</source>
        <translation>所选单元格的说明</translation>
    </message>
    <message>
        <source>How far the search has come</source>
        <translation>搜索进度</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as p&amp;icture</source>
        <translation>复制为图片(&amp;I)</translation>
    </message>
    <message>
        <source>MSL of the link</source>
        <translation>链路的 MSL</translation>
    </message>
    <message>
        <source>One more TIME-WAIT</source>
        <translation>再加一个 TIME-WAIT</translation>
    </message>
    <message>
        <source>All %1 cells are known; %2 runs were judged.</source>
        <translation>全部 %1 个单元格已有结果；共判断 %2 次运行。</translation>
    </message>
    <message>
        <source>%1 of %2 cells are known; %3 runs were judged.</source>
        <translation>%2 个单元格中 %1 个已有结果；已判断 %3 次运行。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Why &amp;twice</source>
        <translation>为何是两倍(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Losses survived, by system</source>
        <translation>各系统能承受的丢失数目(&amp;L)</translation>
    </message>
</context>
<context>
    <name>linger::ExploreModel</name>
    <message>
        <source>✗ by %1</source>
        <translation>✗ %1 处</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>? %1</source>
        <translation>? %1</translation>
    </message>
    <message>
        <source>%1 (%2 MSL)</source>
        <translation>%1（%2 MSL）</translation>
    </message>
    <message>
        <source>TIME-WAIT %1, the network may do: %2.</source>
        <translation>TIME-WAIT %1，网络可能：%2。</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>尚无结果。</translation>
    </message>
    <message>
        <source>%1 runs with %2 different orders of events were judged.</source>
        <translation>判断了 %1 次运行，共有 %2 种不同的事件顺序。</translation>
    </message>
    <message>
        <source>It holds in every one.</source>
        <translation>每次都成立。</translation>
    </message>
    <message>
        <source>It holds in these; the search was cut short.</source>
        <translation>在这些运行中成立；搜索提前中断。</translation>
    </message>
    <message>
        <source>nothing has to happen for it</source>
        <translation>无需发生任何事</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Broken at %1: %2.</source>
        <translation>在 %1 被破坏：%2。</translation>
    </message>
    <message>
        <source>TIME-WAIT</source>
        <translation>TIME-WAIT</translation>
    </message>
</context>
<context>
    <name>linger::ExploreText</name>
    <message>
        <source>%1 (%2 MSL)</source>
        <translation>%1（%2 MSL）</translation>
    </message>
    <message>
        <source>broken by %1</source>
        <translation>%1 处即被破坏</translation>
    </message>
    <message>
        <source>holds (%1)</source>
        <translation>成立（%1）</translation>
    </message>
    <message>
        <source>not broken (%1, cut short)</source>
        <translation>未被破坏（%1，提前中断）</translation>
    </message>
    <message>
        <source>
%1, TIME-WAIT %2: broken at %3
</source>
        <translation>
%1，TIME-WAIT %2：在 %3 处被破坏
</translation>
    </message>
    <message>
        <source>TIME-WAIT</source>
        <translation>TIME-WAIT</translation>
    </message>
</context>
<context>
    <name>linger::ExploreVerb</name>
    <message>
        <source>%1 runs have been judged</source>
        <translation>已判断 %1 次运行</translation>
    </message>
    <message>
        <source>--format: found &quot;%1&quot;, expected one of text, json</source>
        <translation>--format：“%1”不正确，应为 text 或 json</translation>
    </message>
    <message>
        <source>explore: expected a scenario (see linger explore --help)</source>
        <translation>explore：应给出场景（详见 linger explore --help）</translation>
    </message>
    <message>
        <source>tries everything that the network may do to a scenario&apos;s segments, and shows what can go wrong</source>
        <translation>尝试网络可能对场景的报文段所做的一切，并说明会出什么错</translation>
    </message>
    <message>
        <source>how many segments may be lost; at most 9</source>
        <translation>最多丢失多少个报文段；不超过 9</translation>
    </message>
    <message>
        <source>of how many a copy may arrive later, up to the MSL after it was sent</source>
        <translation>最多有多少个报文段的副本晚到，不超过发送后的一个 MSL</translation>
    </message>
    <message>
        <source>how many may arrive later; one of each, if none of the three is given</source>
        <translation>最多有多少个报文段晚到；三者都不给出时各为 1</translation>
    </message>
    <message>
        <source>lengths of TIME-WAIT; 0s,0.5msl,1msl,1.5msl,2msl, if not given</source>
        <translation>TIME-WAIT 的长度；默认 0s,0.5msl,1msl,1.5msl,2msl</translation>
    </message>
    <message>
        <source>what has to hold; &quot;list&quot; tells all; every one, if not given</source>
        <translation>必须成立的性质；list 列出全部；默认全部</translation>
    </message>
    <message>
        <source>the initial number of a next connection between the same ports: the worst that it can be, if not given, or larger than all of the last</source>
        <translation>同一对端口之间下一条连接的初始序列号：默认取最坏的值（worst），或大于上一条连接的所有序列号（larger）</translation>
    </message>
    <message>
        <source>how many runs with the same number of impairments are judged at most; 8000000, if not given</source>
        <translation>损伤数目相同的运行最多判断多少次；默认 8000000</translation>
    </message>
    <message>
        <source>one for each core, if not given; changes no answer</source>
        <translation>线程数，默认每核一个；不改变结果</translation>
    </message>
    <message>
        <source>text or json; text, if not given</source>
        <translation>text 或 json；默认 text</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected 0, a duration such as 60s, or a number of MSLs such as 0.5msl, separated by commas</source>
        <translation>“%1”不正确，应为 0、如 60s 的时长或如 0.5msl 的 MSL 倍数，以逗号分隔</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected list or one of %2</source>
        <translation>“%1”不正确，应为 list 或以下之一：%2</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected one of worst, larger</source>
        <translation>“%1”不正确，应为 worst 或 larger</translation>
    </message>
</context>
<context>
    <name>linger::ExportCommands</name>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png *.pdf)</source>
        <translation>图片 (*.svg *.png *.pdf)</translation>
    </message>
    <message>
        <source>Save a capture</source>
        <translation>保存抓包</translation>
    </message>
    <message>
        <source>Captures (*.pcapng)</source>
        <translation>抓包 (*.pcapng)</translation>
    </message>
    <message>
        <source>Save the trace</source>
        <translation>保存记录</translation>
    </message>
    <message>
        <source>Text (*.txt);;JSON, for programs (*.json)</source>
        <translation>文字 (*.txt);;JSON，供程序使用 (*.json)</translation>
    </message>
    <message>
        <source>Nothing was saved, copied or printed: it would show the answer. Answer the questions, or turn them off with Q.</source>
        <translation>没有保存、复制或打印任何内容：其中会出现答案。请先回答问题，或按 Q 键关闭提问。</translation>
    </message>
</context>
<context>
    <name>linger::FieldBar</name>
    <message>
        <source>The settings that do not fit here</source>
        <translation>此处放不下的设置</translation>
    </message>
    <message>
        <source>More settings…</source>
        <translation>更多设置…</translation>
    </message>
</context>
<context>
    <name>linger::FieldRow</name>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
</context>
<context>
    <name>linger::FileCommands</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>……还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a scenario</source>
        <translation>打开场景</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>保存场景</translation>
    </message>
    <message>
        <source>%1: this script uses features that are not supported: %2</source>
        <translation>%1：这个脚本用到了不支持的功能：%2</translation>
    </message>
    <message>
        <source>%1:%2: the script fails here: %3</source>
        <translation>%1:%2：脚本在这里失败：%3</translation>
    </message>
    <message>
        <source>Scenarios (*.json);;All files (*)</source>
        <translation>场景 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The run of this scene differs from the capture: %1</source>
        <translation>这个场景的运行与抓包不同：%1</translation>
    </message>
    <message>
        <source>Scenarios, captures and packetdrill scripts (*.json *.pcap *.pcapng *.cap *.gz *.pkt);;Scenarios (*.json);;Captures (*.pcap *.pcapng *.cap *.gz);;All files (*)</source>
        <translation>场景、抓包和 packetdrill 脚本 (*.json *.pcap *.pcapng *.cap *.gz *.pkt);;场景 (*.json);;抓包 (*.pcap *.pcapng *.cap *.gz);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Running %1…</source>
        <translation>正在运行 %1…</translation>
    </message>
</context>
<context>
    <name>linger::Finding</name>
    <message>
        <source>The client closed first.</source>
        <translation>客户端先关闭。</translation>
    </message>
    <message>
        <source>The server closed first.</source>
        <translation>服务器先关闭。</translation>
    </message>
    <message>
        <source>Both sides closed at the same time.</source>
        <translation>双方同时关闭。</translation>
    </message>
    <message>
        <source>The FINs crossed, so both sides go through CLOSING and keep TIME-WAIT.</source>
        <translation>两个 FIN 在途中交错，所以双方都经过 CLOSING 并保持 TIME-WAIT。</translation>
    </message>
    <message>
        <source>The client acknowledged the FIN with its own FIN.</source>
        <translation>客户端用自己的 FIN 确认了对端的 FIN。</translation>
    </message>
    <message>
        <source>The server acknowledged the FIN with its own FIN.</source>
        <translation>服务器用自己的 FIN 确认了对端的 FIN。</translation>
    </message>
    <message>
        <source>The close takes three segments: FIN, FIN with ACK, ACK.</source>
        <translation>关闭只用了三个报文段：FIN、带 ACK 的 FIN、ACK。</translation>
    </message>
    <message>
        <source>The client shut its sending side and went on reading.</source>
        <translation>客户端关闭了发送方向，继续接收。</translation>
    </message>
    <message>
        <source>The server shut its sending side and went on reading.</source>
        <translation>服务器关闭了发送方向，继续接收。</translation>
    </message>
    <message>
        <source>This is a half-close: shutdown(SHUT_WR), not close().</source>
        <translation>这是半关闭：shutdown(SHUT_WR)，而不是 close()。</translation>
    </message>
    <message>
        <source>The client has the other side&apos;s FIN and has not closed: CLOSE-WAIT.</source>
        <translation>客户端已收到对端的 FIN 而没有关闭：CLOSE-WAIT。</translation>
    </message>
    <message>
        <source>The server has the other side&apos;s FIN and has not closed: CLOSE-WAIT.</source>
        <translation>服务器已收到对端的 FIN 而没有关闭：CLOSE-WAIT。</translation>
    </message>
    <message>
        <source>No timer ends CLOSE-WAIT: the program has to close its socket.</source>
        <translation>没有定时器会结束 CLOSE-WAIT：程序必须关闭它的套接字。</translation>
    </message>
    <message>
        <source>The client retransmitted its FIN.</source>
        <translation>客户端重传了 FIN。</translation>
    </message>
    <message>
        <source>The server retransmitted its FIN.</source>
        <translation>服务器重传了 FIN。</translation>
    </message>
    <message>
        <source>The FIN or its acknowledgment was lost or late. A retransmitted FIN restarts TIME-WAIT on the other side.</source>
        <translation>FIN 或对它的确认丢失或迟到。重传的 FIN 会让对端重新开始 TIME-WAIT。</translation>
    </message>
    <message>
        <source>The client&apos;s SYN was not answered.</source>
        <translation>客户端的 SYN 没有得到回应。</translation>
    </message>
    <message>
        <source>The server&apos;s SYN was not answered.</source>
        <translation>服务器的 SYN 没有得到回应。</translation>
    </message>
    <message>
        <source>A firewall drops it, the host is down, or the capture shows one direction only.</source>
        <translation>防火墙丢弃了它，主机不在线，或者抓包只有一个方向。</translation>
    </message>
    <message>
        <source>The client&apos;s SYN was refused with a RST.</source>
        <translation>客户端的 SYN 被 RST 拒绝。</translation>
    </message>
    <message>
        <source>The server&apos;s SYN was refused with a RST.</source>
        <translation>服务器的 SYN 被 RST 拒绝。</translation>
    </message>
    <message>
        <source>No socket listens on that port: ECONNREFUSED.</source>
        <translation>那个端口上没有监听套接字：ECONNREFUSED。</translation>
    </message>
    <message>
        <source>The client aborted with a RST.</source>
        <translation>客户端用 RST 中止了连接。</translation>
    </message>
    <message>
        <source>The server aborted with a RST.</source>
        <translation>服务器用 RST 中止了连接。</translation>
    </message>
    <message>
        <source>Data arrived after the client had closed, and it answered with a RST.</source>
        <translation>客户端关闭之后又来了数据，它用 RST 回应。</translation>
    </message>
    <message>
        <source>Data arrived after the server had closed, and it answered with a RST.</source>
        <translation>服务器关闭之后又来了数据，它用 RST 回应。</translation>
    </message>
    <message>
        <source>After close() no program is left to read what arrives.</source>
        <translation>close() 之后，没有程序再读取到达的数据。</translation>
    </message>
    <message>
        <source>The client did not know the connection and reset it.</source>
        <translation>客户端不认识这条连接，重置了它。</translation>
    </message>
    <message>
        <source>The server did not know the connection and reset it.</source>
        <translation>服务器不认识这条连接，重置了它。</translation>
    </message>
    <message>
        <source>The RST with the client&apos;s address came from elsewhere in the network.</source>
        <translation>带有客户端地址的 RST 来自网络中的别处。</translation>
    </message>
    <message>
        <source>The RST with the server&apos;s address came from elsewhere in the network.</source>
        <translation>带有服务器地址的 RST 来自网络中的别处。</translation>
    </message>
    <message>
        <source>The client reset before its last data was acknowledged.</source>
        <translation>客户端在最后的数据得到确认之前重置了连接。</translation>
    </message>
    <message>
        <source>The server reset before its last data was acknowledged.</source>
        <translation>服务器在最后的数据得到确认之前重置了连接。</translation>
    </message>
    <message>
        <source>The RST can make the other side drop data that it has but has not read.</source>
        <translation>RST 可能使对端丢弃已收到但尚未读取的数据。</translation>
    </message>
    <message>
        <source>The client closed an idle connection while data was in transit to it.</source>
        <translation>数据正在途中时，客户端关闭了空闲的连接。</translation>
    </message>
    <message>
        <source>The server closed an idle connection while data was in transit to it.</source>
        <translation>数据正在途中时，服务器关闭了空闲的连接。</translation>
    </message>
    <message>
        <source>A persistent connection was reused just as its idle timeout expired. Make the client&apos;s idle timeout the shorter one.</source>
        <translation>持久连接恰在空闲超时到期时又被使用。应让客户端的空闲超时更短。</translation>
    </message>
    <message>
        <source>The client connected from a port whose last connection was in TIME-WAIT.</source>
        <translation>客户端所用端口的上一条连接还在 TIME-WAIT。</translation>
    </message>
    <message>
        <source>The server connected from a port whose last connection was in TIME-WAIT.</source>
        <translation>服务器所用端口的上一条连接还在 TIME-WAIT。</translation>
    </message>
    <message>
        <source>A SYN with a larger number or a newer timestamp reopens the connection; any other is answered with an ACK, or not at all.</source>
        <translation>序列号更大或时间戳更新的 SYN 会重新打开连接；其他 SYN 只得到 ACK，或没有回应。</translation>
    </message>
    <message>
        <source>It was reset.</source>
        <translation>连接被重置。</translation>
    </message>
    <message>
        <source>It is open where the capture ends.</source>
        <translation>抓包结束时连接仍然打开。</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>no answer to the SYN</source>
        <translation>SYN 没有回应</translation>
    </message>
    <message>
        <source>established, not closed</source>
        <translation>已建立，未关闭</translation>
    </message>
    <message>
        <source>established and closed by both</source>
        <translation>已建立，双方都已关闭</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>established, closed by the client only</source>
        <translation>已建立，仅客户端关闭</translation>
    </message>
    <message>
        <source>established, closed by the server only</source>
        <translation>已建立，仅服务器关闭</translation>
    </message>
    <message>
        <source>established, reset by the client</source>
        <translation>已建立，被客户端重置</translation>
    </message>
    <message>
        <source>reset by the server</source>
        <translation>被服务器重置</translation>
    </message>
    <message>
        <source>SYN and RST from the client, no answer</source>
        <translation>客户端发送了 SYN 和 RST，没有回应</translation>
    </message>
    <message>
        <source>reset by the server; no SYN was seen</source>
        <translation>被服务器重置；没有看到 SYN</translation>
    </message>
    <message>
        <source>closed by the client; no answer was seen</source>
        <translation>客户端关闭；没有看到回应</translation>
    </message>
    <message>
        <source>closed by the server; no SYN was seen</source>
        <translation>服务器关闭；没有看到 SYN</translation>
    </message>
    <message>
        <source>joined in the middle, not closed</source>
        <translation>从中途开始，未关闭</translation>
    </message>
    <message>
        <source>Its hop limit or its IP identification does not match the side&apos;s own segments: a firewall or another device on the path sent it.</source>
        <translation>它的跳数限制或 IP 标识与该端自己的报文段不符：它由防火墙或路径上的其他设备发送。</translation>
    </message>
    <message>
        <source>The client reused the port of its own TIME-WAIT.</source>
        <translation>客户端重用了自己处于 TIME-WAIT 的端口。</translation>
    </message>
    <message>
        <source>The server reused the port of its own TIME-WAIT.</source>
        <translation>服务器重用了自己处于 TIME-WAIT 的端口。</translation>
    </message>
    <message>
        <source>Its system reuses ports in TIME-WAIT for new connections, as Linux does after one second where both ends use timestamps.</source>
        <translation>它的系统把处于 TIME-WAIT 的端口用于新连接；Linux 在两端都使用时间戳时，一秒之后就这样做。</translation>
    </message>
    <message>
        <source>The sequence number of the client&apos;s SYN is beyond the last connection&apos;s.</source>
        <translation>客户端 SYN 的序列号超过了上一条连接的序列号。</translation>
    </message>
    <message>
        <source>The sequence number of the server&apos;s SYN is beyond the last connection&apos;s.</source>
        <translation>服务器 SYN 的序列号超过了上一条连接的序列号。</translation>
    </message>
    <message>
        <source>TIME-WAIT on the other side may accept it (RFC 9293 §3.10.7.4).</source>
        <translation>对端的 TIME-WAIT 可以接受它（RFC 9293 §3.10.7.4）。</translation>
    </message>
    <message>
        <source>The timestamp of the client&apos;s SYN is newer than the last connection&apos;s.</source>
        <translation>客户端 SYN 的时间戳比上一条连接的新。</translation>
    </message>
    <message>
        <source>The timestamp of the server&apos;s SYN is newer than the last connection&apos;s.</source>
        <translation>服务器 SYN 的时间戳比上一条连接的新。</translation>
    </message>
    <message>
        <source>TIME-WAIT on the other side may accept it (RFC 6191).</source>
        <translation>对端的 TIME-WAIT 可以接受它（RFC 6191）。</translation>
    </message>
    <message>
        <source>The client&apos;s SYN has neither a larger sequence number nor a newer timestamp.</source>
        <translation>客户端的 SYN 既没有更大的序列号，也没有更新的时间戳。</translation>
    </message>
    <message>
        <source>The server&apos;s SYN has neither a larger sequence number nor a newer timestamp.</source>
        <translation>服务器的 SYN 既没有更大的序列号，也没有更新的时间戳。</translation>
    </message>
    <message>
        <source>TIME-WAIT on the other side answers with an ACK; a RST in reply to that ACK ends TIME-WAIT where the system does not ignore the RST (RFC 1337).</source>
        <translation>对端的 TIME-WAIT 以 ACK 应答；针对该 ACK 的 RST 会提前结束 TIME-WAIT，除非系统忽略这个 RST（RFC 1337）。</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>帧 %1</translation>
    </message>
    <message>
        <source>frames %1 and %2</source>
        <translation>帧 %1 和 %2</translation>
    </message>
    <message>
        <source>Whoever closes first keeps TIME-WAIT, unless a RST ends the connection. On a server it holds the port: a restart needs SO_REUSEADDR on most systems.</source>
        <translation>先关闭的一方保持 TIME-WAIT，除非连接被 RST 终止。在服务器上它占住端口：在多数系统上重启需要 SO_REUSEADDR。</translation>
    </message>
    <message>
        <source>Only the client&apos;s segments were captured.</source>
        <translation>只抓到了客户端的报文段。</translation>
    </message>
    <message>
        <source>Only the server&apos;s segments were captured.</source>
        <translation>只抓到了服务器的报文段。</translation>
    </message>
    <message>
        <source>What the other side sent, and so who closed first, is not known: the capture shows one direction only.</source>
        <translation>对端发送了什么、因而谁先关闭，都不得而知：抓包只有一个方向。</translation>
    </message>
    <message>
        <source>It had answered all data that it received, so SO_LINGER with 0 seconds is likely. No TIME-WAIT remains.</source>
        <translation>它已应答收到的全部数据，所以很可能是 0 秒的 SO_LINGER。没有留下 TIME-WAIT。</translation>
    </message>
    <message>
        <source>The client sent a RST after data that it had not answered.</source>
        <translation>客户端在收到尚未应答的数据之后发送了 RST。</translation>
    </message>
    <message>
        <source>The server sent a RST after data that it had not answered.</source>
        <translation>服务器在收到尚未应答的数据之后发送了 RST。</translation>
    </message>
    <message>
        <source>A close with unread data sends a RST, and so does SO_LINGER with 0 seconds. Data that the other side had not read yet can be lost.</source>
        <translation>有未读数据时关闭会发送 RST；0 秒的 SO_LINGER 也会。对端尚未读取的数据可能丢失。</translation>
    </message>
    <message>
        <source>The connection was half-open: this side was restarted, had given up, or had closed and no longer waited for the other side.</source>
        <translation>连接处于半打开：这一侧重启过、已经放弃，或者关闭后不再等待对端。</translation>
    </message>
    <message>
        <source>The client&apos;s first SYN was refused with a RST, a later one accepted.</source>
        <translation>客户端的第一个 SYN 被 RST 拒绝，之后的一个被接受。</translation>
    </message>
    <message>
        <source>The server&apos;s first SYN was refused with a RST, a later one accepted.</source>
        <translation>服务器的第一个 SYN 被 RST 拒绝，之后的一个被接受。</translation>
    </message>
    <message>
        <source>No socket listened on that port yet. Some systems, such as Windows, repeat the SYN after a RST before connect() fails.</source>
        <translation>当时该端口上还没有监听套接字。有些系统（例如 Windows）收到 RST 后会重发 SYN，然后 connect() 才失败。</translation>
    </message>
</context>
<context>
    <name>linger::FleetCallers</name>
    <message>
        <source>--caller: found &quot;every-%1&quot;, expected a whole number from 1 after &quot;every-&quot;</source>
        <translation>--caller：读到“every-%1”，“every-”之后应为不小于 1 的整数</translation>
    </message>
    <message>
        <source>--caller: every-%1 selects %2 of %3 callers, expected no more than %4</source>
        <translation>--caller：every-%1 选中 %3 个客户端中的 %2 个，不应超过 %4 个</translation>
    </message>
    <message>
        <source>--caller: no caller fails</source>
        <translation>--caller：没有失败的客户端</translation>
    </message>
    <message>
        <source>--caller: found &quot;%1&quot;, expected a number from 0, first, first-failed, or every-N</source>
        <translation>--caller：读到“%1”，应为从 0 起的编号、first、first-failed 或 every-N</translation>
    </message>
    <message>
        <source>caller %1
</source>
        <translation>客户端 %1
</translation>
    </message>
    <message>
        <source>--caller: prints a story as text or json, not as %1</source>
        <translation>--caller：经过只能写成 text 或 json，不能写成 %1</translation>
    </message>
    <message>
        <source>--caller: caller %1 never arrives</source>
        <translation>--caller：客户端 %1 从未到来</translation>
    </message>
</context>
<context>
    <name>linger::FleetChart</name>
    <message>
        <source>ports left to the fullest destination</source>
        <translation>对最满的目的地剩余的端口</translation>
    </message>
    <message>
        <source>ports left: to one destination, and for bind() (dotted)</source>
        <translation>剩余端口：对一个目的地，以及对 bind()（虚线）</translation>
    </message>
    <message>
        <source>no caller failed</source>
        <translation>没有客户端失败</translation>
    </message>
    <message>
        <source>callers that failed: %1</source>
        <translation>失败的客户端：%1</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
</context>
<context>
    <name>linger::FleetText</name>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>ports left</source>
        <translation>剩余端口</translation>
    </message>
    <message>
        <source>for bind()</source>
        <translation>可供 bind()</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1 (%2)
</source>
        <translation>%1（%2）
</translation>
    </message>
    <message>
        <source>%1: %2
</source>
        <translation>%1：%2
</translation>
    </message>
    <message>
        <source>measured: %1 a second completed, once the first TIME-WAITs have ended
</source>
        <translation>测得：第一批 TIME-WAIT 结束之后每秒完成 %1 个
</translation>
    </message>
    <message>
        <source>callers: %1 came, %2 completed, %3 failed
</source>
        <translation>客户端：到来 %1 个，完成 %2 个，失败 %3 个
</translation>
    </message>
    <message>
        <source>failed calls: %1
</source>
        <translation>失败的调用：%1
</translation>
    </message>
    <message>
        <source>first failure: caller %1 at %2, %3(): %4 (--caller %1 tells its story)
</source>
        <translation>首次失败：第 %1 个客户端，在 %2，%3()：%4（--caller %1 讲述它的经过）
</translation>
    </message>
    <message>
        <source>TIME-WAITs taken over by connect(): %1
</source>
        <translation>被 connect() 接管的 TIME-WAIT：%1
</translation>
    </message>
    <message>
        <source>TIME-WAITs opened again by a SYN: %1
</source>
        <translation>被 SYN 重新打开的 TIME-WAIT：%1
</translation>
    </message>
    <message>
        <source>TIME-WAITs for which the table had no room: %1
</source>
        <translation>表中放不下的 TIME-WAIT：%1
</translation>
    </message>
    <message>
        <source>cut short after %1: %2
</source>
        <translation>在 %1 之后中断：%2
</translation>
    </message>
    <message>
        <source>if bind() chose the port: %1
</source>
        <translation>如果由 bind() 选择端口：%1
</translation>
    </message>
    <message>
        <source>if connect() chose the port: %1
</source>
        <translation>如果由 connect() 选择端口：%1
</translation>
    </message>
    <message>
        <source>%1: %2 of %3 ports left
</source>
        <translation>%1：剩余 %2 个端口，共 %3 个
</translation>
    </message>
    <message>
        <source>for bind() on %1: %2 left
</source>
        <translation>在 %1 上供 bind() 使用：剩余 %2 个
</translation>
    </message>
    <message>
        <source>At %1
</source>
        <translation>时刻 %1
</translation>
    </message>
    <message>
        <source>memory %1
</source>
        <translation>内存 %1
</translation>
    </message>
    <message>
        <source>
callers in this interval: %1 came, %2 completed, %3 failed</source>
        <translation>
这段时间内的客户端：到来 %1，完成 %2，失败 %3</translation>
    </message>
</context>
<context>
    <name>linger::FleetVerb</name>
    <message>
        <source>--format: found &quot;%1&quot;, expected one of %2</source>
        <translation>--format：“%1”不正确，应为 %2 之一</translation>
    </message>
    <message>
        <source>--theme: &quot;%1&quot; is neither light nor dark</source>
        <translation>--theme：“%1”既不是 light 也不是 dark</translation>
    </message>
    <message>
        <source>%1: found no program with arrivals, expected one</source>
        <translation>%1：没有带 arrivals 的程序，应有一个</translation>
    </message>
    <message>
        <source>the run is cut short after %1 s: %2</source>
        <translation>运行在 %1 秒之后中断：%2</translation>
    </message>
    <message>
        <source>runs a scenario&apos;s arrivals, counts sockets, ports and failed calls</source>
        <translation>运行场景的 arrivals，统计套接字、端口和失败的调用</translation>
    </message>
    <message>
        <source>%1; text if not given</source>
        <translation>%1；未给出时为 text</translation>
    </message>
    <message>
        <source>interval between counts; every second if not given; in text at most %1 lines</source>
        <translation>统计的间隔；未给出时每秒一次，文本中最多 %1 行</translation>
    </message>
    <message>
        <source>of pictures; light if not given</source>
        <translation>图片的配色；未给出时为 light</translation>
    </message>
    <message>
        <source>prints one caller&apos;s story: its number, first, or first-failed; or, with every-N, that of every Nth caller</source>
        <translation>讲述一个客户端的经过：它的编号、first 或 first-failed；或用 every-N 讲述每 N 个中的一个</translation>
    </message>
</context>
<context>
    <name>linger::Gallery</name>
    <message>
        <source>Scenarios</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Search the scenarios</source>
        <translation>搜索场景</translation>
    </message>
    <message>
        <source>Group of scenarios</source>
        <translation>场景分组</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>全部分组</translation>
    </message>
    <message>
        <source>What the chosen scenario is about</source>
        <translation>所选场景讲的是什么</translation>
    </message>
    <message>
        <source>No scenario has all these words.</source>
        <translation>没有场景包含所有这些词。</translation>
    </message>
    <message>
        <source>Search, or paste an error message</source>
        <translation>搜索，或粘贴一条错误信息</translation>
    </message>
    <message>
        <source>&lt;b&gt;Possible cause:&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;可能的原因：&lt;/b&gt;%1</translation>
    </message>
    <message>
        <source>&lt;b&gt;To fix it:&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;解决办法：&lt;/b&gt;%1</translation>
    </message>
</context>
<context>
    <name>linger::GalleryModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>linger::GoalFields</name>
    <message>
        <source>a host enters a state, or is in it</source>
        <translation>主机进入某个状态，或处于其中</translation>
    </message>
    <message>
        <source>a program&apos;s call returns</source>
        <translation>程序的调用返回</translation>
    </message>
    <message>
        <source>a new server&apos;s bind() returns</source>
        <translation>新启动的服务器的 bind() 返回</translation>
    </message>
    <message>
        <source>segments are sent</source>
        <translation>发送报文段</translation>
    </message>
    <message>
        <source>a timer is set</source>
        <translation>启动定时器</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>the client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>both at once</source>
        <translation>双方同时</translation>
    </message>
</context>
<context>
    <name>linger::GradeVerb</name>
    <message>
        <source>--format: found &quot;%1&quot;, expected one of %2</source>
        <translation>--format：“%1”不正确，应为 %2 之一</translation>
    </message>
    <message>
        <source>marks learners&apos; work, in files, folders and zip archives, by running it again</source>
        <translation>重新运行学生的作业（文件、文件夹或 zip 归档）并评分</translation>
    </message>
    <message>
        <source>a lesson&apos;s name or file; the one that each work names if not given</source>
        <translation>课程的名称或文件；不给时为每份作业所写的课程</translation>
    </message>
    <message>
        <source>%1; text if not given</source>
        <translation>%1；不给时为 text</translation>
    </message>
</context>
<context>
    <name>linger::GuideDialog</name>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>保存为 PDF(&amp;S)…</translation>
    </message>
    <message>
        <source>Teacher&apos;s guide</source>
        <translation>教师指南</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Save the teacher&apos;s guide</source>
        <translation>保存教师指南</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>linger::HelpSheet</name>
    <message>
        <source>All keyboard shortcuts</source>
        <translation>所有键盘快捷键</translation>
    </message>
</context>
<context>
    <name>linger::ImpairmentBar</name>
    <message>
        <source>What can happen to the segment</source>
        <translation>对该报文段的处置</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>a button&apos;s words and its key</comment>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>linger::InstantAxis</name>
    <message>
        <source>Time axis: put the instant here</source>
        <translation>时间轴：把时刻放在这里</translation>
    </message>
</context>
<context>
    <name>linger::JsonSource</name>
    <message>
        <source>found the key &quot;%1&quot; for the second time in one object</source>
        <translation>同一个对象里第二次出现键“%1”</translation>
    </message>
    <message>
        <source>found a list or object nested %1 deep, expected at most %2</source>
        <translation>列表或对象嵌套了 %1 层，最多应为 %2 层</translation>
    </message>
    <message>
        <source>found the end of the file</source>
        <translation>这里是文件末尾</translation>
    </message>
    <message>
        <source>found the end of the line</source>
        <translation>这里是行末</translation>
    </message>
    <message>
        <source>found the control character U+%1</source>
        <translation>这里是控制字符 U+%1</translation>
    </message>
    <message>
        <source>found &apos;%1&apos;</source>
        <translation>“%1”不正确</translation>
    </message>
    <message>
        <source>expected a value</source>
        <translation>应为一个值</translation>
    </message>
    <message>
        <source>expected nothing after the value</source>
        <translation>值之后不应再有内容</translation>
    </message>
    <message>
        <source>expected a key in double quotes</source>
        <translation>应为双引号中的键</translation>
    </message>
    <message>
        <source>expected &apos;:&apos; after the key</source>
        <translation>键之后应为“:”</translation>
    </message>
    <message>
        <source>expected &apos;,&apos; or &apos;}&apos;</source>
        <translation>应为“,”或“}”</translation>
    </message>
    <message>
        <source>expected &apos;,&apos; or &apos;]&apos;</source>
        <translation>应为“,”或“]”</translation>
    </message>
    <message>
        <source>expected four hexadecimal digits after \u</source>
        <translation>\u 之后应为四个十六进制数字</translation>
    </message>
    <message>
        <source>expected both halves of a surrogate pair</source>
        <translation>代理对应当成双出现</translation>
    </message>
    <message>
        <source>expected &apos;&quot;&apos; at the end of the string</source>
        <translation>字符串末尾应为“&quot;”</translation>
    </message>
    <message>
        <source>expected UTF-8</source>
        <translation>应为 UTF-8</translation>
    </message>
    <message>
        <source>expected a smaller number</source>
        <translation>数字应更小</translation>
    </message>
    <message>
        <source>expected a digit after the decimal point</source>
        <translation>小数点之后应为数字</translation>
    </message>
    <message>
        <source>expected a digit in the exponent</source>
        <translation>指数中应为数字</translation>
    </message>
    <message>
        <source>expected JSON</source>
        <translation>应为 JSON</translation>
    </message>
    <message>
        <source>found a byte order mark, expected plain UTF-8 without one</source>
        <translation>这里有字节顺序标记，应为不带标记的 UTF-8</translation>
    </message>
    <message>
        <source>found the byte 0x%1, which is not UTF-8, expected UTF-8</source>
        <translation>字节 0x%1 不正确，应为 UTF-8</translation>
    </message>
    <message>
        <source>found a NUL character, expected text</source>
        <translation>这里是 NUL 字符，应为文字</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>the number %1</source>
        <translation>数字 %1</translation>
    </message>
    <message>
        <source>the string %1</source>
        <translation>字符串 %1</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>expected one of \&quot; \\ \/ \b \f \n \r \t \u in the string</source>
        <translation>字符串中应为 \&quot; \\ \/ \b \f \n \r \t \u 之一</translation>
    </message>
</context>
<context>
    <name>linger::KernelRun</name>
    <message>
        <source>it sets the MSL, which Linux fixes when it is compiled</source>
        <translation>它设置了 MSL，而 Linux 在编译时就固定了它</translation>
    </message>
    <message>
        <source>one of its hosts does not run Linux</source>
        <translation>它有主机运行的不是 Linux</translation>
    </message>
    <message>
        <source>it is a load</source>
        <translation>这是一个负载</translation>
    </message>
    <message>
        <source>a child process runs as a different user than its parent</source>
        <translation>子进程的用户与父进程不同</translation>
    </message>
    <message>
        <source>it is about ::1, which the kernel takes from no link but its own loopback</source>
        <translation>它使用 ::1，而内核只接受来自自身环回接口的 ::1</translation>
    </message>
</context>
<context>
    <name>linger::KernelRunDialog</name>
    <message>
        <source>On this machine&apos;s kernel</source>
        <translation>在本机的内核上</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The scene runs in real time: %1 s of about %2 s have passed.
Each host is a network namespace of its own; nothing else on this machine is touched.</source>
        <translation>场景按真实时间运行：约 %2 秒中已过去 %1 秒。
每台主机是一个独立的网络命名空间；不会影响本机的其他部分。</translation>
    </message>
</context>
<context>
    <name>linger::KnownDifferences</name>
    <message>
        <source>Linux acknowledges the first data of a connection at once, before the program has read it. In the simulation the program reads and answers in the same instant, so the answer carries the acknowledgment.</source>
        <translation>连接上的第一批数据到达时，Linux 在程序读取之前就立即确认。在模拟中，程序在同一时刻读取并应答，所以由应答捎带确认。</translation>
    </message>
    <message>
        <source>In a simultaneous open Linux acknowledges the peer&apos;s SYN, ACK as well, though it acknowledged the SYN before. RFC 9293 asks for no such segment.</source>
        <translation>同时打开时，Linux 虽已确认过对端的 SYN，仍会再确认对端的 SYN、ACK。RFC 9293 不要求这个报文段。</translation>
    </message>
    <message>
        <source>A state that ends in the instant in which it begins is over before the kernel&apos;s sockets can be read.</source>
        <translation>开始的同一时刻就结束的状态，在查询内核的套接字之前已经过去。</translation>
    </message>
    <message>
        <source>Linux chooses among the listeners that share a port by a hash whose key it draws when it starts. In the simulation the scenario&apos;s seed is the key: with another seed it chooses as this kernel did.</source>
        <translation>对于共享同一端口的多个监听套接字，Linux 按一个哈希来选择，其密钥在系统启动时随机生成。模拟中以场景的种子为密钥：换一个种子，选择就与本机内核一致。</translation>
    </message>
    <message>
        <source>After a SYN or SYN, ACK that was sent more than twice, Linux begins with a congestion window of one segment, so that the next one waits for an acknowledgment, however short both are. The simulation counts its congestion window in bytes: after one short segment there is room for another.</source>
        <translation>SYN 或 SYN, ACK 发送超过两次之后，Linux 以一个报文段的拥塞窗口开始，因此无论两个报文段多短，下一个都要等待确认。模拟以字节计算拥塞窗口，一个短报文段之后仍有余量。</translation>
    </message>
</context>
<context>
    <name>linger::LadderArea</name>
    <message>
        <source>Ladder of the other future</source>
        <translation>另一种未来的时序图</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>linger::LadderView</name>
    <message>
        <source>Ladder</source>
        <translation>时序图</translation>
    </message>
    <message>
        <source>The segments between the two hosts, in the order of time</source>
        <translation>两台主机之间的报文段，按时间顺序</translation>
    </message>
    <message>
        <source>%1: %2, %3 left</source>
        <translation>%1：%2，还剩 %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>linger::LearnDialog</name>
    <message>
        <source>&amp;Begin</source>
        <translation>开始(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;All lessons</source>
        <translation>全部课程(&amp;A)</translation>
    </message>
    <message>
        <source>Save my &amp;work…</source>
        <translation>保存我的作业(&amp;W)…</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>What the chosen lesson is about</source>
        <translation>所选课程的内容</translation>
    </message>
    <message>
        <source>Your name, for the work that you save</source>
        <translation>你的名字，写在保存的作业里</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source> — %1 of %2 right</source>
        <translation> — %2 题中 %1 题正确</translation>
    </message>
    <message>
        <source> — %1 to review</source>
        <translation> — %1 题需要再看</translation>
    </message>
    <message>
        <source>&amp;Review: %1</source>
        <translation>再看一遍：%1(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>Save my work</source>
        <translation>保存我的作业</translation>
    </message>
    <message>
        <source>Works (*%1)</source>
        <translation>作业 (*%1)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>&amp;Present to a class</source>
        <translation>面向全班演示(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;New lesson…</source>
        <translation>新建课程(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Open a lesson file…</source>
        <translation>打开课程文件(&amp;O)…</translation>
    </message>
    <message>
        <source>Full screen, with votes by show of hands (F5)</source>
        <translation>全屏，举手表决 (F5)</translation>
    </message>
    <message>
        <source>A built-in lesson is edited as a copy</source>
        <translation>内置课程以副本编辑</translation>
    </message>
    <message>
        <source>Open a lesson file</source>
        <translation>打开课程文件</translation>
    </message>
    <message>
        <source>Lessons (*.json)</source>
        <translation>课程 (*.json)</translation>
    </message>
    <message>
        <source>&amp;My progress…</source>
        <translation>我的进度(&amp;M)…</translation>
    </message>
    <message>
        <source>Save the &amp;votes…</source>
        <translation>保存票数(&amp;V)…</translation>
    </message>
    <message numerus="yes">
        <source>The class voted on %n question(s). The votes are kept until Learn is closed: Save the votes… writes them to a file.</source>
        <translation>
            <numerusform>全班对 %n 个问题投了票。票数保留到“学习”关闭为止：“保存票数…”把它们写入文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the votes</source>
        <translation>保存票数</translation>
    </message>
    <message>
        <source>Table (*.csv);;Text (*.txt)</source>
        <translation>表格 (*.csv);;文本 (*.txt)</translation>
    </message>
    <message>
        <source>Nothing is left to review today.</source>
        <translation>今天没有更多需要再看的了。</translation>
    </message>
    <message>
        <source>“%1” is done: %2 of %3 questions right.</source>
        <translation>“%1”完成：%3 个问题答对 %2 个。</translation>
    </message>
    <message>
        <source>This is the end of “%1”: %2 of %3 questions answered, %4 right.</source>
        <translation>“%1”到此结束：%3 个问题回答了 %2 个，答对 %4 个。</translation>
    </message>
    <message>
        <source>What you got wrong is asked again from tomorrow on.</source>
        <translation>没有答对的从明天起会再次出现。</translation>
    </message>
    <message>
        <source>The next lesson is “%1”.</source>
        <translation>下一课是“%1”。</translation>
    </message>
    <message>
        <source> — %1 of %2 answered, %3 right</source>
        <translation> — %2 题答了 %1 题，对 %3 题</translation>
    </message>
</context>
<context>
    <name>linger::LessonChoices</name>
    <message>
        <source>read: a text and the scene up to the instant</source>
        <translation>阅读：文字，以及到这一时刻的场景</translation>
    </message>
    <message>
        <source>see: the run goes on to the instant</source>
        <translation>观察：运行继续到这一时刻</translation>
    </message>
    <message>
        <source>reflect: a mistake and what is so</source>
        <translation>反思：误解与事实</translation>
    </message>
    <message>
        <source>predict: choices that you write</source>
        <translation>预测：自己写的选项</translation>
    </message>
    <message>
        <source>predict: what bind() returns</source>
        <translation>预测：bind() 返回什么</translation>
    </message>
    <message>
        <source>predict: a state</source>
        <translation>预测：状态</translation>
    </message>
    <message>
        <source>predict: the next segment</source>
        <translation>预测：下一个报文段</translation>
    </message>
    <message>
        <source>predict: when a state is entered</source>
        <translation>预测：何时进入状态</translation>
    </message>
    <message>
        <source>predict: when the port is free</source>
        <translation>预测：端口何时空闲</translation>
    </message>
    <message>
        <source>another kind, to be edited in the file</source>
        <translation>其他类型，在文件中编辑</translation>
    </message>
    <message>
        <source>choice %1</source>
        <translation>选项 %1</translation>
    </message>
    <message>
        <source>predict: when a state is left</source>
        <translation>预测：何时离开状态</translation>
    </message>
    <message>
        <source>predict: when a call returns</source>
        <translation>预测：调用何时返回</translation>
    </message>
    <message>
        <source>predict: when a segment is sent</source>
        <translation>预测：何时发送报文段</translation>
    </message>
    <message>
        <source>do: edit the scene until a goal is met</source>
        <translation>动手：修改场景直到达到目标</translation>
    </message>
    <message>
        <source>be TCP: the state and the answer to each segment</source>
        <translation>充当 TCP：每个报文段之后的状态和回复</translation>
    </message>
    <message>
        <source>again: an earlier question once more</source>
        <translation>再问：重复一个之前的问题</translation>
    </message>
    <message>
        <source>a scene of your own: %1</source>
        <translation>自己的场景：%1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>the run decides, by conditions</source>
        <translation>由运行按条件决定</translation>
    </message>
</context>
<context>
    <name>linger::LessonDraft</name>
    <message>
        <source>a built-in lesson has this name</source>
        <translation>已有内置课程使用这个名称</translation>
    </message>
    <message>
        <source>the text is missing</source>
        <translation>缺少文字</translation>
    </message>
    <message>
        <source>another lesson has this name</source>
        <translation>已有其他课程使用这个名称</translation>
    </message>
</context>
<context>
    <name>linger::LessonEditor</name>
    <message>
        <source>&amp;Add a step</source>
        <translation>添加步骤(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>U&amp;ndo</source>
        <translation>撤销(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Try this step</source>
        <translation>试做这一步(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>A lesson of your own</source>
        <translation>自己的课程</translation>
    </message>
    <message>
        <source>Steps of the lesson</source>
        <translation>课程的步骤</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>%1: found no lesson in it</source>
        <translation>%1：其中没有课程</translation>
    </message>
    <message>
        <source>The lesson: %1</source>
        <translation>课程：%1</translation>
    </message>
    <message>
        <source>%1. %2 — %3</source>
        <translation>%1. %2 — %3</translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>No problem found: every answer is found in its run.</source>
        <translation>没有发现问题：每个答案都在运行中找到。</translation>
    </message>
    <message>
        <source>Try the lesson</source>
        <translation>试做课程</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Save the lesson</source>
        <translation>保存课程</translation>
    </message>
    <message>
        <source>Lessons (*.json)</source>
        <translation>课程 (*.json)</translation>
    </message>
    <message>
        <source>Save the lesson?</source>
        <translation>保存课程？</translation>
    </message>
    <message>
        <source>The lesson has changes that are not saved.</source>
        <translation>课程有未保存的修改。</translation>
    </message>
    <message>
        <source>Scene from a &amp;file…</source>
        <translation>文件中的场景(&amp;F)…</translation>
    </message>
    <message>
        <source>Scene from a file</source>
        <translation>文件中的场景</translation>
    </message>
    <message>
        <source>Scenes (*.json)</source>
        <translation>场景 (*.json)</translation>
    </message>
    <message>
        <source>⚠ Step %1: %2</source>
        <translation>⚠ 第 %1 步：%2</translation>
    </message>
    <message>
        <source>Saved as a draft, which cannot be taken yet: %1
%2</source>
        <translation>已存为草稿，还不能开始学习：%1
%2</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>linger::LessonFields</name>
    <message>
        <source>before the lesson gives the facts</source>
        <translation>在课程说明事实之前</translation>
    </message>
    <message>
        <source>after the facts</source>
        <translation>在课程说明事实之后</translation>
    </message>
    <message>
        <source>Edit before, %1</source>
        <translation>这一步之前的修改 %1</translation>
    </message>
    <message>
        <source>Goal, condition %1</source>
        <translation>目标，条件 %1</translation>
    </message>
    <message>
        <source>Solution, edit %1</source>
        <translation>解法，修改 %1</translation>
    </message>
    <message>
        <source>Choice %1, condition %2</source>
        <translation>选项 %1，条件 %2</translation>
    </message>
    <message>
        <source>Choice %1, otherwise</source>
        <translation>选项 %1，其余情况</translation>
    </message>
</context>
<context>
    <name>linger::LessonLibrary</name>
    <message>
        <source>found neither a lesson nor a file of this name; linger lesson list shows the lessons</source>
        <translation>没有叫这个名字的课程或文件；linger lesson list 列出课程</translation>
    </message>
    <message>
        <source>; did you mean &quot;%1&quot;?</source>
        <translation>；是不是想写“%1”？</translation>
    </message>
</context>
<context>
    <name>linger::LessonProblem</name>
    <message>
        <source>found the name &quot;%1&quot;, expected letters, digits, &apos;-&apos;, &apos;_&apos; or &apos;.&apos; without spaces</source>
        <translation>找到名称“%1”，应为字母、数字、&apos;-&apos;、&apos;_&apos; 或 &apos;.&apos;，不含空格</translation>
    </message>
    <message>
        <source>found no step, expected at least one</source>
        <translation>没有步骤，至少应有一个</translation>
    </message>
    <message>
        <source>found a second step &quot;%1&quot;, expected a name of its own</source>
        <translation>找到第二个步骤“%1”，名称不应重复</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected the name of a host of the scene: %2</source>
        <translation>“%1”不正确，应为场景中主机的名称：%2</translation>
    </message>
    <message>
        <source>found %1 choices, expected %2 to %3</source>
        <translation>找到 %1 个选项，应为 %2 到 %3 个</translation>
    </message>
    <message>
        <source>found not exactly one right choice on %1</source>
        <translation>在 %1 上，正确的选项不是恰好一个</translation>
    </message>
    <message>
        <source>on %1 this does not happen in the run</source>
        <translation>在 %1 上，运行中没有发生这件事</translation>
    </message>
    <message>
        <source>on %1 no segment is sent after the step&apos;s instant</source>
        <translation>在 %1 上，步骤的时刻之后没有发送报文段</translation>
    </message>
    <message>
        <source>on %1 no segment reaches this host between the step&apos;s instant and &quot;until&quot;</source>
        <translation>在 %1 上，从步骤的时刻到 &quot;until&quot; 没有报文段到达这台主机</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected one of %2</source>
        <translation>“%1”不正确，应为 %2 之一</translation>
    </message>
    <message>
        <source>on %1 the scene meets this goal without any edit</source>
        <translation>在 %1 上，场景不作修改就达到了这个目标</translation>
    </message>
    <message>
        <source>on %1 the run of these edits misses the goal, or they are not allowed</source>
        <translation>在 %1 上，这些修改的运行没有达到目标，或者不允许这些修改</translation>
    </message>
    <message>
        <source>the run of this scene has more than %1 entries</source>
        <translation>这个场景的运行超过 %1 条记录</translation>
    </message>
    <message>
        <source>misconception %1 is asked once, expected before and after</source>
        <translation>误解 %1 只问了一次，应在之前和之后都问</translation>
    </message>
    <message>
        <source>found %1 points, expected from 0 to %2</source>
        <translation>找到 %1 分，应为 0 到 %2</translation>
    </message>
    <message>
        <source>expected a duration that is not shorter than &quot;within&quot;</source>
        <translation>应为不短于 &quot;within&quot; 的时长</translation>
    </message>
    <message>
        <source>the run up to the step&apos;s own instant shows this already</source>
        <translation>到该步骤自身时刻为止的运行过程已经显示了这一点</translation>
    </message>
    <message>
        <source>the scene&apos;s own systems</source>
        <translation>场景自己的系统</translation>
    </message>
</context>
<context>
    <name>linger::LessonReader</name>
    <message>
        <source>a list of steps</source>
        <translation>步骤的列表</translation>
    </message>
    <message>
        <source>the name of a built-in scenario, or a scenario in braces</source>
        <translation>内置场景的名称，或花括号里的场景</translation>
    </message>
    <message>
        <source>; did you mean &quot;%1&quot;?</source>
        <translation>；是不是想写“%1”？</translation>
    </message>
    <message>
        <source>the key only beside &quot;misconception&quot;</source>
        <translation>只与 &quot;misconception&quot; 一起使用的键</translation>
    </message>
    <message>
        <source>&quot;all&quot; or a list of systems</source>
        <translation>&quot;all&quot; 或系统的列表</translation>
    </message>
</context>
<context>
    <name>linger::LessonShelf</name>
    <message>
        <source>another lesson has the name &quot;%1&quot; too: %2</source>
        <translation>另一课也使用名称“%1”：%2</translation>
    </message>
    <message>
        <source>it is built in</source>
        <translation>它是内置的</translation>
    </message>
</context>
<context>
    <name>linger::LessonVerb</name>
    <message>
        <source>%1: %2 steps, answers found on the scenes&apos; own systems and on %3 others
</source>
        <translation>%1：%2 个步骤，在场景自己的系统和另外 %3 个系统上都找到了答案
</translation>
    </message>
    <message>
        <source>lesson export: --format is missing: %1</source>
        <translation>lesson export：缺少 --format：%1</translation>
    </message>
    <message>
        <source>--format: found &quot;%1&quot;, expected one of %2</source>
        <translation>--format：“%1”不正确，应为 %2 之一</translation>
    </message>
    <message>
        <source>--answers: expected only with --format pdf: a quiz has its answers anyway</source>
        <translation>--answers：只用于 --format pdf：测验本来就带有答案</translation>
    </message>
    <message>
        <source>--language: found &quot;%1&quot;, expected en or zh_CN</source>
        <translation>--language：“%1”不正确，应为 en 或 zh_CN</translation>
    </message>
    <message>
        <source>lesson %1: a lesson is missing</source>
        <translation>lesson %1：缺少课程</translation>
    </message>
    <message>
        <source>lesson %1: unexpected argument &quot;%2&quot;</source>
        <translation>lesson %1：“%2”是多余的参数</translation>
    </message>
    <message>
        <source>lesson: found &quot;%1&quot;, expected one of %2</source>
        <translation>lesson：“%1”不正确，应为 %2 之一</translation>
    </message>
    <message>
        <source>export: %1</source>
        <translation>export：%1</translation>
    </message>
    <message>
        <source>export --format pdf: pages with the answers too</source>
        <translation>export --format pdf：加上答案页</translation>
    </message>
    <message>
        <source>lists the lessons, checks lesson files, writes a lesson for paper or a platform, or the teacher&apos;s guide as a PDF</source>
        <translation>列出课程，检查课程文件，把课程写成纸上或平台上的形式，或把教师指南写成 PDF</translation>
    </message>
    <message>
        <source>export, guide: en if not given, or zh_CN</source>
        <translation>export、guide：不给出时为 en，或 zh_CN</translation>
    </message>
</context>
<context>
    <name>linger::ListVerb</name>
    <message>
        <source>lists the built-in scenarios: name, title</source>
        <translation>列出内置场景：名称、标题</translation>
    </message>
</context>
<context>
    <name>linger::LiveScene</name>
    <message>
        <source>Port %1 of this machine</source>
        <translation>本机的端口 %1</translation>
    </message>
</context>
<context>
    <name>linger::LoadControls</name>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>从 %1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a number of callers a second, more than 0</source>
        <translation>每秒的客户端数，大于 0</translation>
    </message>
    <message>
        <source>Callers a second</source>
        <translation>每秒的客户端数</translation>
    </message>
    <message>
        <source>Ports to choose from</source>
        <translation>可选的端口数</translation>
    </message>
    <message>
        <source>Source addresses</source>
        <translation>源地址数</translation>
    </message>
    <message>
        <source>Closes first</source>
        <translation>先关闭</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Client resets</source>
        <translation>客户端重置</translation>
    </message>
    <message>
        <source>Closes first: %1</source>
        <translation>先关闭：%1</translation>
    </message>
    <message>
        <source>The port is chosen by</source>
        <translation>端口由谁选择</translation>
    </message>
    <message>
        <source>bind() before connect() takes a port that is free towards every destination, unless IP_BIND_ADDRESS_NO_PORT leaves the choice to connect().</source>
        <translation>在 connect() 之前调用 bind() 会占用一个对所有目的地都空闲的端口，除非用 IP_BIND_ADDRESS_NO_PORT 把选择留给 connect()。</translation>
    </message>
    <message>
        <source>The port is chosen by %1</source>
        <translation>端口由 %1 选择</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>system’s</source>
        <translation>系统值</translation>
    </message>
    <message>
        <source>a duration up to %1 such as 60 s, or nothing for each system&apos;s own</source>
        <translation>不超过 %1 的时长，例如 60 s；留空则用各系统自己的值</translation>
    </message>
    <message>
        <source>TIME-WAIT</source>
        <translation>TIME-WAIT</translation>
    </message>
    <message>
        <source>Two MSL. At the left end, or empty, each system has its own length.</source>
        <translation>两个 MSL。在最左端或留空时，各系统用自己的时长。</translation>
    </message>
    <message>
        <source>TIME-WAIT (2 MSL)</source>
        <translation>TIME-WAIT（2 MSL）</translation>
    </message>
    <message>
        <source>Requests per connection</source>
        <translation>每条连接的请求数</translation>
    </message>
</context>
<context>
    <name>linger::LoadOptions</name>
    <message>
        <source>found &quot;%1&quot;, expected a number of callers a second</source>
        <translation>读到“%1”，应为每秒的客户端数</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected how many, from 1 to %2, or the first and the last, such as 32768-60999</source>
        <translation>读到“%1”，应为端口数（1 到 %2），或者首尾端口，例如 32768-60999</translation>
    </message>
    <message>
        <source>callers a second</source>
        <translation>每秒的客户端数</translation>
    </message>
    <message>
        <source>how long callers arrive</source>
        <translation>客户端持续到来的时间</translation>
    </message>
    <message>
        <source>requests on each connection; 0 connects and closes</source>
        <translation>每条连接的请求数；0 表示建立后就关闭</translation>
    </message>
    <message>
        <source>how long a caller thinks after each answer</source>
        <translation>每次应答后的思考时间</translation>
    </message>
    <message>
        <source>callers at once; further ones wait. 0: no limit</source>
        <translation>同时的客户端数；此后到来的要等待。0：不限</translation>
    </message>
    <message>
        <source>how many ports the callers&apos; host has to choose from, or from which to which</source>
        <translation>客户端主机可选的端口数，或者从哪个到哪个</translation>
    </message>
    <message>
        <source>tcp_tw_reuse on the callers&apos; host</source>
        <translation>客户端主机的 tcp_tw_reuse</translation>
    </message>
</context>
<context>
    <name>linger::LoadView</name>
    <message>
        <source>What the ports allow, and what was measured</source>
        <translation>端口允许多少，测得多少</translation>
    </message>
    <message>
        <source>How exact the chart is</source>
        <translation>图表的精确程度</translation>
    </message>
    <message>
        <source>Figures at the playhead</source>
        <translation>播放头处的数字</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Save the chart…</source>
        <translation>保存图表…</translation>
    </message>
    <message>
        <source>Clock of the load</source>
        <translation>负载的时钟</translation>
    </message>
    <message>
        <source>Figures of the load, interval by interval</source>
        <translation>负载的数字，按时间间隔列出</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Recording the story of caller %1…</source>
        <translation>正在记录客户端 %1 的经过…</translation>
    </message>
    <message>
        <source>Cut short after %1: %2.</source>
        <translation>在 %1 后截断：%2。</translation>
    </message>
    <message>
        <source>Exact: %1 callers came, %2 completed, %3 failed.</source>
        <translation>精确：到来 %1 个客户端，完成 %2，失败 %3。</translation>
    </message>
    <message>
        <source>%1 First failure at %2.</source>
        <translation>%1 首次失败在 %2。</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格键）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格键）</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>The load as it was opened</source>
        <translation>打开时的负载</translation>
    </message>
    <message>
        <source>Changes to the load; the selected one is the last that applies</source>
        <translation>对负载的更改；所选的是最后一个生效的</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Coarse picture: one caller in %1 was run, and what was counted is multiplied.</source>
        <translation>粗略图：每 %1 个客户端只运行一个，统计结果按倍数放大。</translation>
    </message>
    <message>
        <source>%1 The exact count follows.</source>
        <translation>%1精确的统计随后给出。</translation>
    </message>
</context>
<context>
    <name>linger::LoadWords</name>
    <message>
        <source>%1 destinations</source>
        <translation>%1 个目的地</translation>
    </message>
    <message>
        <source>%1 addresses</source>
        <translation>%1 个地址</translation>
    </message>
    <message>
        <source>, from %1 (IP_BIND_ADDRESS_NO_PORT)</source>
        <translation>，源地址 %1（IP_BIND_ADDRESS_NO_PORT）</translation>
    </message>
    <message>
        <source>, from %1 by bind()</source>
        <translation>，用 bind() 绑定源地址 %1</translation>
    </message>
    <message>
        <source>the client closes first</source>
        <translation>客户端先关闭</translation>
    </message>
    <message>
        <source>the server closes first</source>
        <translation>服务器先关闭</translation>
    </message>
    <message>
        <source>the client resets</source>
        <translation>客户端重置</translation>
    </message>
    <message>
        <source>%1 callers a second for %2, evenly, to %3</source>
        <translation>每秒 %1 个客户端，持续 %2，均匀到来，目的地 %3</translation>
    </message>
    <message>
        <source>%1 callers a second for %2, at random, to %3</source>
        <translation>每秒 %1 个客户端，持续 %2，随机到来，目的地 %3</translation>
    </message>
    <message>
        <source>; requests on each connection: %1</source>
        <translation>；每条连接的请求数：%1</translation>
    </message>
    <message>
        <source>, think time %1</source>
        <translation>，思考时间 %1</translation>
    </message>
    <message>
        <source>; at most %1 at once</source>
        <translation>；同时最多 %1 个</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1 ports ÷ %2 = %3 connections a second from one address, to all destinations together</source>
        <translation>%1 个端口 ÷ %2 = 从一个地址到所有目的地合计每秒 %3 条连接</translation>
    </message>
    <message>
        <source>%1 ports ÷ %2 = %3 connections a second to one destination</source>
        <translation>%1 个端口 ÷ %2 = 对一个目的地每秒 %3 条连接</translation>
    </message>
    <message>
        <source>%1; × %2 = %3 in all</source>
        <translation>%1；× %2 = 合计 %3</translation>
    </message>
    <message>
        <source>more than %1 sockets at once</source>
        <translation>同时超过 %1 个套接字</translation>
    </message>
    <message>
        <source>more than %1 lines</source>
        <translation>超过 %1 行</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>linger::LossesTable</name>
    <message>
        <source>Each cell says how many segments of the restart story may be lost, whichever they are: both ends still close without a reset and without an error. The number follows the schedule of the retransmission timer, not the MSL.</source>
        <translation>每格给出“重启”场景中可以丢失的报文段数目：无论丢失哪些，两端仍能正常关闭，没有重置，也没有错误。这个数目取决于重传定时器的时间表，而不是 MSL。</translation>
    </message>
    <message>
        <source>Losses that a length of TIME-WAIT survives, by system</source>
        <translation>各系统上不同长度的 TIME-WAIT 能承受的丢失数目</translation>
    </message>
    <message>
        <source>its own TIME-WAIT</source>
        <translation>系统自己的 TIME-WAIT</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%1, TIME-WAIT %2: survives the loss of any %n segment(s)</source>
        <translation>
            <numerusform>%1，TIME-WAIT %2：能承受任意 %n 个报文段的丢失</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linger::MachineModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>本端</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>谁占用</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>到何时</translation>
    </message>
    <message>
        <source>until a program ends it</source>
        <translation>直到程序结束它</translation>
    </message>
    <message>
        <source>any moment</source>
        <translation>随时</translation>
    </message>
    <message>
        <source>within %1 s</source>
        <translation>%1 秒之内</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1 至 %2 秒</translation>
    </message>
</context>
<context>
    <name>linger::MachineView</name>
    <message>
        <source>Show me &amp;why</source>
        <translation>为我演示原因(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>端口(&amp;P)：</translation>
    </message>
    <message>
        <source>8080 or 127.0.0.1:8080</source>
        <translation>8080 或 127.0.0.1:8080</translation>
    </message>
    <message>
        <source>Port, or address and port</source>
        <translation>端口，或地址和端口</translation>
    </message>
    <message>
        <source>TCP or UDP</source>
        <translation>TCP 或 UDP</translation>
    </message>
    <message>
        <source>Would a server get the port now?</source>
        <translation>服务器现在能得到这个端口吗？</translation>
    </message>
    <message>
        <source>Type a port, or choose a row and press Enter: would a server get it now, who has it, until when, and what helps.</source>
        <translation>输入端口，或选择一行后按回车键：服务器现在能否得到它、谁占用、到何时、怎么办。</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺少什么</translation>
    </message>
    <message>
        <source>Sockets of this machine</source>
        <translation>本机的套接字</translation>
    </message>
    <message>
        <source>How many sockets are shown</source>
        <translation>显示了多少套接字</translation>
    </message>
    <message>
        <source>Opens a scene with these addresses, ports, options and durations.</source>
        <translation>打开一个使用这些地址、端口、选项和时长的场景。</translation>
    </message>
    <message>
        <source>This view needs to read this machine&apos;s sockets, and can&apos;t: %1.</source>
        <translation>此视图需要读取本机的套接字，但无法读取：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%n 个套接字</numerusform>
        </translation>
    </message>
    <message>
        <source>Expected a port from 1 to 65535, with or without an address, such as 8080, 127.0.0.1:8080 or [::1]:8080.</source>
        <translation>应为 1 到 65535 的端口，可带地址，例如 8080、127.0.0.1:8080 或 [::1]:8080。</translation>
    </message>
</context>
<context>
    <name>linger::Main</name>
    <message>
        <source>neither DISPLAY nor WAYLAND_DISPLAY is set: here is the run as text</source>
        <translation>DISPLAY 和 WAYLAND_DISPLAY 都没有设置：以下是文字版的故事</translation>
    </message>
    <message>
        <source>unknown option %1 (see linger --help)</source>
        <translation>未知选项 %1（详见 linger --help）</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a verb, a scenario or a file</source>
        <translation>“%1”不是命令、场景，也不是文件</translation>
    </message>
    <message>
        <source>%1; did you mean %2?</source>
        <translation>%1；你是指 %2 吗？</translation>
    </message>
    <message>
        <source>unexpected argument &quot;%1&quot; (see linger --help)</source>
        <translation>“%1”是多余的参数（详见 linger --help）</translation>
    </message>
</context>
<context>
    <name>linger::MainWindow</name>
    <message>
        <source>%1[*] — Linger</source>
        <translation>%1[*] — Linger</translation>
    </message>
    <message>
        <source>%1 (%2)[*] — Linger</source>
        <translation>%1（%2）[*] — Linger</translation>
    </message>
    <message>
        <source>Open a &amp;recent file</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Save the changes?</source>
        <translation>保存改动吗？</translation>
    </message>
    <message>
        <source>%1 has unsaved changes.</source>
        <translation>%1 有未保存的改动。</translation>
    </message>
    <message>
        <source>About Linger</source>
        <translation>关于 Linger</translation>
    </message>
    <message>
        <source>&lt;b&gt;Linger %1&lt;/b&gt;&lt;p&gt;A simulator of how TCP connections end, and of when a port is free again.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Linger %1&lt;/b&gt;&lt;p&gt;模拟 TCP 连接怎样结束，以及端口何时重新空闲。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Blank screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>“%1” has unsaved changes from the last session.</source>
        <translation>“%1”有上次未保存的改动。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1（已不存在）</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Show what goes wrong</source>
        <translation>显示出错的运行</translation>
    </message>
    <message>
        <source>This scene cannot run on this machine&apos;s kernel: %1.</source>
        <translation>此场景不能在本机的内核上运行：%1。</translation>
    </message>
    <message>
        <source>The settings cannot be written: %1</source>
        <translation>无法写入设置：%1</translation>
    </message>
</context>
<context>
    <name>linger::MovingRun</name>
    <message>
        <source>No segment has been sent yet.</source>
        <translation>还没有发送任何报文段。</translation>
    </message>
</context>
<context>
    <name>linger::NamedEdits</name>
    <message>
        <source>%1, sent at %2</source>
        <translation>%1，发送于 %2</translation>
    </message>
    <message>
        <source>Restore a segment</source>
        <translation>恢复一个报文段</translation>
    </message>
    <message>
        <source>Drop a segment</source>
        <translation>丢弃一个报文段</translation>
    </message>
    <message>
        <source>Delay a segment</source>
        <translation>延迟一个报文段</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1，延迟 %2</translation>
    </message>
    <message>
        <source>Duplicate a segment</source>
        <translation>重复一个报文段</translation>
    </message>
    <message>
        <source>%1, the copy %2 later</source>
        <translation>%1，副本晚 %2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>在 %1</translation>
    </message>
    <message>
        <source>at %1, in %2</source>
        <translation>在 %1，处于 %2</translation>
    </message>
    <message>
        <source>The system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>The MSL</source>
        <translation>MSL</translation>
    </message>
    <message>
        <source>The round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>The loss</source>
        <translation>丢包率</translation>
    </message>
    <message>
        <source>The programs&apos; language</source>
        <translation>程序的语言</translation>
    </message>
    <message>
        <source>Who closes first</source>
        <translation>谁先关闭</translation>
    </message>
    <message>
        <source>Start the server again</source>
        <translation>重新启动服务器</translation>
    </message>
    <message>
        <source>SO_REUSEADDR of the server</source>
        <translation>服务器的 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>The random seed</source>
        <translation>随机数种子</translation>
    </message>
</context>
<context>
    <name>linger::NoticeBar</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>linger::ObjectReader</name>
    <message>
        <source>; did you mean %1?</source>
        <translation>；你是指 %1 吗？</translation>
    </message>
    <message>
        <source>found %1, expected %2</source>
        <translation>%1 不正确，应为%2</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>a string in double quotes</source>
        <translation>双引号中的字符串</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a whole number from 0 to 18446744073709551615</source>
        <translation>0 到 18446744073709551615 的整数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>an object in braces</source>
        <translation>花括号中的对象</translation>
    </message>
    <message>
        <source>found no key %1 in this object, expected one</source>
        <translation>这个对象里没有键 %1，应当有一个</translation>
    </message>
    <message>
        <source>found the unknown key %1, expected one of %2%3</source>
        <translation>键 %1 不正确，应为 %2 之一%3</translation>
    </message>
</context>
<context>
    <name>linger::OptionTable</name>
    <message>
        <source>Options and systems</source>
        <translation>选项与系统</translation>
    </message>
    <message>
        <source>Whether the server can restart at this instant, on every system</source>
        <translation>此刻在每个系统上，重启能否成功</translation>
    </message>
</context>
<context>
    <name>linger::OptionTableModel</name>
    <message>
        <source>This scenario cannot be run on this system.</source>
        <translation>这个场景不能在这个系统上运行。</translation>
    </message>
    <message>
        <source>Running the scene on every system…</source>
        <translation>正在各个系统上运行该场景…</translation>
    </message>
</context>
<context>
    <name>linger::OptionValues</name>
    <message>
        <source>found &quot;%1&quot;, expected a whole number from %2 to %3</source>
        <translation>读到“%1”，应为从 %2 到 %3 的整数</translation>
    </message>
</context>
<context>
    <name>linger::Options</name>
    <message>
        <source>found &quot;%1&quot;, expected one of %2</source>
        <translation>“%1”不正确，应为 %2 之一</translation>
    </message>
    <message>
        <source>this scenario has no client and server</source>
        <translation>这个场景没有客户端和服务器</translation>
    </message>
    <message>
        <source>the programs of this scenario cannot close in this order</source>
        <translation>这个场景的程序无法按这个顺序关闭</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected HOST:KIND[:N]%2 with KIND one of %3</source>
        <translation>“%1”不正确，应为 HOST:KIND[:N]%2，KIND 为 %3 之一</translation>
    </message>
    <message>
        <source>found %1, expected from 0s to 24h</source>
        <translation>%1 不正确，应在 0s 到 24h 之间</translation>
    </message>
    <message>
        <source>found the host &quot;%1&quot;, expected one of %2</source>
        <translation>主机“%1”不正确，应为 %2 之一</translation>
    </message>
    <message>
        <source>this scenario has no server</source>
        <translation>这个场景没有服务器</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected a duration such as 2s</source>
        <translation>“%1”不正确，应为时长，例如 2s</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected on or off</source>
        <translation>“%1”不正确，应为 on 或 off</translation>
    </message>
    <message>
        <source>both hosts&apos; system: %1</source>
        <translation>两台主机的系统：%1</translation>
    </message>
    <message>
        <source>the client&apos;s system</source>
        <translation>客户端的系统</translation>
    </message>
    <message>
        <source>the server&apos;s system</source>
        <translation>服务器的系统</translation>
    </message>
    <message>
        <source>the maximum segment lifetime; TIME-WAIT lasts twice that</source>
        <translation>报文段最大生存时间；TIME-WAIT 是它的两倍</translation>
    </message>
    <message>
        <source>the round trip: twice the link&apos;s delay</source>
        <translation>往返时间：链路延迟的两倍</translation>
    </message>
    <message>
        <source>who closes first: %1</source>
        <translation>谁先关闭：%1</translation>
    </message>
    <message>
        <source>lose the N-th segment of a kind that HOST sends; KIND: %1</source>
        <translation>丢弃 HOST 发送的某类报文段中的第 N 个；KIND：%1</translation>
    </message>
    <message>
        <source>delay it by D</source>
        <translation>推迟 D</translation>
    </message>
    <message>
        <source>duplicate it: the copy arrives D later</source>
        <translation>复制它：副本晚到 D</translation>
    </message>
    <message>
        <source>restart the server&apos;s program at that time</source>
        <translation>在那时再次启动服务器程序</translation>
    </message>
    <message>
        <source>SO_REUSEADDR on the server&apos;s socket</source>
        <translation>服务器套接字上的 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>the random seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>%1: found &quot;%2&quot;, expected a duration from %3 to 24h, such as 250ms, 1.5s or 2m</source>
        <translation>%1：“%2”不正确，应为 %3 到 24h 的时长，例如 250ms、1.5s 或 2m</translation>
    </message>
    <message>
        <source>what the programs are in: %1</source>
        <translation>程序所用的语言：%1</translation>
    </message>
    <message>
        <source>%1: found a capture, expected a scenario; explain reads captures, and render draws one with --connection</source>
        <translation>%1：这是抓包文件，应为场景；explain 读取抓包文件，render 用 --connection 绘制其中一个连接</translation>
    </message>
</context>
<context>
    <name>linger::OutlineModel</name>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
</context>
<context>
    <name>linger::PacketdrillVerb</name>
    <message>
        <source>%1: there is no such file or folder</source>
        <translation>%1：没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>%1: expected an index with the columns path, suite, state, event and class</source>
        <translation>%1：应为含 path、suite、state、event 和 class 各列的索引</translation>
    </message>
    <message>
        <source>packetdrill: no system is called &quot;%1&quot;</source>
        <translation>packetdrill：没有叫“%1”的系统</translation>
    </message>
    <message>
        <source>  system: %1
</source>
        <translation>  系统：%1
</translation>
    </message>
    <message>
        <source>the script cannot be read</source>
        <translation>脚本无法读取</translation>
    </message>
    <message>
        <source>runs packetdrill scripts against the engine</source>
        <translation>用 packetdrill 脚本检验引擎</translation>
    </message>
    <message>
        <source>the system under test (else the one that the script is for)</source>
        <translation>被测的系统（不指定则为脚本所针对的系统）</translation>
    </message>
    <message>
        <source>show each run as it goes</source>
        <translation>逐步说明每次运行</translation>
    </message>
    <message>
        <source>windows and TCP options must agree too</source>
        <translation>窗口和 TCP 选项也必须一致</translation>
    </message>
    <message>
        <source>add tables by suite, class, state and event, as INDEX says</source>
        <translation>按 INDEX 加上分套件、类别、状态和事件的表</translation>
    </message>
</context>
<context>
    <name>linger::PaneTabs</name>
    <message>
        <source>Panes</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Select a cell to read why.</source>
        <translation>选一格，看看为什么。</translation>
    </message>
    <message>
        <source>Why the selected cell says so</source>
        <translation>所选的格子为什么这样说</translation>
    </message>
    <message>
        <source>Available once the question is answered.</source>
        <translation>回答问题之后才能在这里查看。</translation>
    </message>
</context>
<context>
    <name>linger::PlayerPane</name>
    <message>
        <source>&amp;Hint</source>
        <translation>提示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Show a solution</source>
        <translation>显示一种解法(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Commit</source>
        <translation>提交(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
    <message>
        <source>Step of the lesson</source>
        <translation>课程的步骤</translation>
    </message>
    <message>
        <source>%1: step %2 of %3</source>
        <translation>%1：第 %2 步，共 %3 步</translation>
    </message>
    <message>
        <source>Hint: %1</source>
        <translation>提示：%1</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>检查(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>完成(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>The run says: %1</source>
        <translation>运行的结果：%1</translation>
    </message>
    <message>
        <source>People say: %1

What is so: %2</source>
        <translation>有人说：%1

其实：%2</translation>
    </message>
    <message>
        <source>%1: step %2, once more</source>
        <translation>%1：第 %2 步，再来一次</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>A solution, shown below: %1</source>
        <translation>一种解法，如下图：%1</translation>
    </message>
    <message>
        <source>Another solution: %1</source>
        <translation>另一种解法：%1</translation>
    </message>
    <message>
        <source>✓ Right</source>
        <translation>✓ 正确</translation>
    </message>
    <message>
        <source>◐ Partly right</source>
        <translation>◐ 部分正确</translation>
    </message>
    <message>
        <source>✗ Not right</source>
        <translation>✗ 不正确</translation>
    </message>
    <message>
        <source>%1 (points: %2 of %3).</source>
        <translation>%1（得分：%2 / %3）。</translation>
    </message>
    <message>
        <source>%1 (points: %2 of %3). Your edits: %4</source>
        <translation>%1（得分：%2 / %3）。你的修改：%4</translation>
    </message>
    <message>
        <source>%1 (points: %2 of %3). You said: %4</source>
        <translation>%1（得分：%2 / %3）。你的回答：%4</translation>
    </message>
    <message>
        <source>✓ Segment %1: %2.</source>
        <translation>✓ 报文段 %1：%2。</translation>
    </message>
    <message>
        <source>✗ Segment %1. You said: %2. The run says: %3.</source>
        <translation>✗ 报文段 %1。你的回答：%2。运行结果：%3。</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1%2（%3）</translation>
    </message>
    <message>
        <source>These are too many edits: at most %1 may be made.</source>
        <translation>修改太多：最多可以做 %1 处。</translation>
    </message>
    <message>
        <source>One of these edits is not allowed here.</source>
        <translation>其中一处修改在这里不允许。</translation>
    </message>
    <message>
        <source>With these edits the scene cannot run.</source>
        <translation>做了这些修改后场景无法运行。</translation>
    </message>
    <message>
        <source>With these edits the run becomes too long.</source>
        <translation>做了这些修改后运行变得太长。</translation>
    </message>
    <message>
        <source>Not yet. What the goal asks for:</source>
        <translation>还没有。目标要求：</translation>
    </message>
    <message>
        <source>Undo takes the last edit back.</source>
        <translation>“撤销”取消最后一处修改。</translation>
    </message>
    <message>
        <source>✓ holds: %1</source>
        <translation>✓ 成立：%1</translation>
    </message>
    <message>
        <source>✗ no longer holds: %1</source>
        <translation>✗ 不再成立：%1</translation>
    </message>
    <message>
        <source>✗ does not hold: %1</source>
        <translation>✗ 不成立：%1</translation>
    </message>
    <message>
        <source>The run stays at %1: a later question is about what follows.</source>
        <translation>运行停在 %1：后面还有一题问接下来发生的事。</translation>
    </message>
</context>
<context>
    <name>linger::PortAdvice</name>
    <message>
        <source>wait until it is free, then start the server:</source>
        <translation>等到端口空闲，再启动服务器：</translation>
    </message>
    <message>
        <source>let the server set SO_REUSEADDR before bind() (servers in Node.js, Go, Rust, Java and .NET do by themselves):</source>
        <translation>让服务器在 bind() 之前设置 SO_REUSEADDR（用 Node.js、Go、Rust、Java 和 .NET 写的服务器会自行设置）：</translation>
    </message>
    <message>
        <source>for the next time, let the server set SO_REUSEADDR before bind(). It does not help now: Linux wants it on the old socket too, which did not have it.</source>
        <translation>为下一次做准备，让服务器在 bind() 之前设置 SO_REUSEADDR。现在它不起作用：Linux 要求旧套接字也设置过它，而旧套接字没有。</translation>
    </message>
    <message>
        <source>ask as root who it is:</source>
        <translation>以 root 身份查询是谁：</translation>
    </message>
    <message>
        <source>stop that program, if it is not wanted, or give the new server another port:</source>
        <translation>如果不需要那个程序，就停止它，或者让新服务器换一个端口：</translation>
    </message>
    <message>
        <source>killing anything. No process has this connection, so there is nothing to kill.</source>
        <translation>结束进程。没有进程持有这条连接，没有可以结束的东西。</translation>
    </message>
    <message>
        <source>waiting. Only the program that has it can end it.</source>
        <translation>等待。只有持有它的程序才能结束它。</translation>
    </message>
    <message>
        <source>fix the program: it has to close the connection once its peer has closed:</source>
        <translation>修正程序：对端关闭之后，它必须关闭连接：</translation>
    </message>
    <message>
        <source>keep the system from choosing this port for a client again:</source>
        <translation>不让系统再为客户端选择这个端口：</translation>
    </message>
    <message>
        <source>looking for a server. A client connected from this port.</source>
        <translation>寻找服务器。是一个客户端从这个端口发起了连接。</translation>
    </message>
    <message>
        <source>allow the ports from this one on to everybody, or start the server as root:</source>
        <translation>允许所有用户使用从这个端口起的端口，或者以 root 身份启动服务器：</translation>
    </message>
    <message>
        <source>waiting. This has nothing to do with other sockets.</source>
        <translation>等待。这与其他套接字无关。</translation>
    </message>
    <message>
        <source>use an address of this machine, or 0.0.0.0 for all of them:</source>
        <translation>使用本机的地址，或者用 0.0.0.0 表示所有地址：</translation>
    </message>
    <message>
        <source>looking for another program. The address is not here.</source>
        <translation>寻找其他程序。本机没有这个地址。</translation>
    </message>
    <message>
        <source>look for what refuses it: a security module, a BPF program, a socket of another container.</source>
        <translation>查找是什么拒绝了它：安全模块、BPF 程序，或另一个容器的套接字。</translation>
    </message>
    <message>
        <source>ask who it is where /proc shows all processes: as root of the machine, outside of a container or sandbox.</source>
        <translation>请在 /proc 显示所有进程的地方查询：以这台机器的 root 身份，在容器或沙箱之外。</translation>
    </message>
    <message>
        <source>a container publishes this port. Stop the container, if it is not wanted, or give the new server another port:</source>
        <translation>有容器发布了这个端口。若不需要该容器，请停止它；否则让新服务器使用其他端口：</translation>
    </message>
    <message>
        <source>systemd listens for a service. Find its socket unit, and stop that unit together with its service:</source>
        <translation>systemd 代某个服务监听。请找出其套接字单元，并将该单元与服务一起停止：</translation>
    </message>
</context>
<context>
    <name>linger::PortCallers</name>
    <message>
        <source>  %1  bound by programs on this machine
</source>
        <translation>  %1  已被本机的程序绑定
</translation>
    </message>
    <message>
        <source>  %1  reserved
</source>
        <translation>  %1  保留
</translation>
    </message>
    <message>
        <source>%1 of %2 ports (%3 to %4) are left for connections to %5 from %6.
</source>
        <translation>%2 个端口（%3 到 %4）中还有 %1 个可用于从 %6 连接 %5。
</translation>
    </message>
    <message>
        <source>In use:
</source>
        <translation>正在使用：
</translation>
    </message>
    <message>
        <source>%1 of those in TIME-WAIT count as left: connect() takes them over.
</source>
        <translation>其中 %1 个处于 TIME-WAIT 的也算可用：connect() 会接管它们。
</translation>
    </message>
    <message>
        <source>The next one comes free %1.
</source>
        <translation>下一个端口空闲：%1。
</translation>
    </message>
</context>
<context>
    <name>linger::PortOperand</name>
    <message>
        <source>why: found &quot;%1&quot;, expected a port from 1 to 65535, with or without an address, such as 8080, 127.0.0.1:8080 or [::1]:8080</source>
        <translation>why：“%1”不正确，应为 1 到 65535 的端口，可以带地址，例如 8080、127.0.0.1:8080 或 [::1]:8080</translation>
    </message>
    <message>
        <source>--to: found &quot;%1&quot;, expected a destination such as 192.0.2.20:443, [2001:db8::1]:443 or localhost:5432</source>
        <translation>--to：“%1”不正确，应为目的地，例如 192.0.2.20:443、[2001:db8::1]:443 或 localhost:5432</translation>
    </message>
    <message>
        <source>--to: no address is known for &quot;%1&quot;</source>
        <translation>--to：不知道“%1”的地址</translation>
    </message>
</context>
<context>
    <name>linger::PortWatch</name>
    <message>
        <source>waiting for %1</source>
        <translation>正在等待 %1</translation>
    </message>
    <message>
        <source>waiting for %1: free %2; %3</source>
        <translation>正在等待 %1：空闲 %2；%3</translation>
    </message>
    <message>
        <source>waiting does not help: this user may not bind %1</source>
        <translation>等待没有用：这个用户不能绑定 %1</translation>
    </message>
    <message>
        <source>%1 is not free after %2</source>
        <translation>%2 之后 %1 仍未空闲</translation>
    </message>
</context>
<context>
    <name>linger::PortWords</name>
    <message>
        <source>Yes: a server gets %1 now.</source>
        <translation>可以：服务器现在能得到 %1。</translation>
    </message>
    <message>
        <source>No: a server does not get %1 now (%2).</source>
        <translation>不行：服务器现在得不到 %1（%2）。</translation>
    </message>
    <message>
        <source>No: a server without options does not get %1 now (%2). With %3 it does.</source>
        <translation>不行：不设选项的服务器现在得不到 %1（%2）。设置 %3 就可以。</translation>
    </message>
    <message>
        <source>no process has it; the kernel keeps it</source>
        <translation>没有进程持有它，由内核保留</translation>
    </message>
    <message>
        <source>it waits for its server to accept it</source>
        <translation>它在等待服务器接受</translation>
    </message>
    <message>
        <source>no process of this system shows it: the kernel itself, or another container</source>
        <translation>本系统没有进程显示它：属于内核本身，或另一个容器</translation>
    </message>
    <message>
        <source>  and %1 more
</source>
        <translation>  以及另外 %1 个
</translation>
    </message>
    <message>
        <source>Who holds it:
</source>
        <translation>谁占用：
</translation>
    </message>
    <message>
        <source>Until when: free %1, if nothing else happens.
</source>
        <translation>到何时：如果没有其他事情发生，空闲时间：%1。
</translation>
    </message>
    <message>
        <source>Until when: until a program gives it up; the kernel does not end it.
</source>
        <translation>到何时：直到程序放弃它；内核不会结束它。
</translation>
    </message>
    <message>
        <source>%1 port %2 is in use as well. That takes nothing from this one.
</source>
        <translation>%1 端口 %2 也在使用中。这不影响此端口。
</translation>
    </message>
    <message>
        <source>What this kernel answers to bind() and listen():
</source>
        <translation>本机内核对 bind() 和 listen() 的回答：
</translation>
    </message>
    <message>
        <source> (Linger&apos;s rules say %1)</source>
        <translation>（Linger 的规则认为是 %1）</translation>
    </message>
    <message>
        <source>The options of sockets that cannot be queried are inferred from these answers.
</source>
        <translation>无法查询的套接字选项是根据这些回答推断的。
</translation>
    </message>
    <message>
        <source>Here the kernel and Linger&apos;s rules differ. Please report it, with the output of the same command and --format json.
</source>
        <translation>此处内核与 Linger 的规则不一致。请报告，并附上同一命令加 --format json 的输出。
</translation>
    </message>
    <message>
        <source>What to do: %1
</source>
        <translation>该做什么：%1
</translation>
    </message>
    <message>
        <source>What not to do: %1
</source>
        <translation>不该做什么：%1
</translation>
    </message>
    <message>
        <source>Why: linger %1
</source>
        <translation>为什么：linger %1
</translation>
    </message>
    <message>
        <source>%1 port %2 on %3</source>
        <translation>%3 上的 %1 端口 %2</translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>不会自行空闲</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>in %1 s to %2 s</source>
        <translation>%1 秒到 %2 秒后</translation>
    </message>
    <message>
        <source>without options</source>
        <translation>不设选项</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source>process %1 (%2)</source>
        <translation>进程 %1（%2）</translation>
    </message>
    <message>
        <source>%1, in container %2</source>
        <translation>%1，在容器 %2 中</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1，属于 %2</translation>
    </message>
    <message>
        <source>a process of user %1 that you may not see; root of the machine may</source>
        <translation>用户 %1 的一个进程，您无权查看；这台机器的 root 可以</translation>
    </message>
</context>
<context>
    <name>linger::PresentCaption</name>
    <message>
        <source>Before anything happens</source>
        <translation>什么都还没有发生</translation>
    </message>
    <message>
        <source>%1 · MSL %2</source>
        <translation>%1 · MSL %2</translation>
    </message>
    <message>
        <source>%1 · TIME-WAIT %2</source>
        <translation>%1 · TIME-WAIT %2</translation>
    </message>
</context>
<context>
    <name>linger::ProgressDialog</name>
    <message>
        <source>My progress</source>
        <translation>我的进度</translation>
    </message>
    <message>
        <source>Transitions of the state diagram</source>
        <translation>状态图的状态转换</translation>
    </message>
    <message>
        <source>Progress (*.json)</source>
        <translation>进度 (*.json)</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>保存副本(&amp;C)…</translation>
    </message>
    <message>
        <source>Save a copy of my progress</source>
        <translation>保存我的进度的副本</translation>
    </message>
    <message>
        <source>&amp;Move…</source>
        <translation>移动(&amp;M)…</translation>
    </message>
    <message>
        <source>Move my progress</source>
        <translation>移动我的进度</translation>
    </message>
    <message>
        <source>&amp;Use another file…</source>
        <translation>使用另一个文件(&amp;U)…</translation>
    </message>
    <message>
        <source>Use another file</source>
        <translation>使用另一个文件</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>✓ seen: %1</source>
        <translation>✓ 已见：%1</translation>
    </message>
    <message>
        <source>not yet seen: %1</source>
        <translation>未见：%1</translation>
    </message>
    <message>
        <source>Your progress is in one file: %1</source>
        <translation>全部进度在一个文件中：%1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Moved to: %1</source>
        <translation>已移动到：%1</translation>
    </message>
    <message>
        <source>Your progress is now kept here: %1</source>
        <translation>进度现在保存在：%1</translation>
    </message>
    <message>
        <source>Deleted. Every lesson starts over.</source>
        <translation>已删除。每一课都从头开始。</translation>
    </message>
    <message>
        <source>Delete my progress?</source>
        <translation>删除我的进度？</translation>
    </message>
    <message>
        <source>The file is deleted, and every lesson starts over. This cannot be undone.</source>
        <translation>文件将被删除，每一课都从头开始。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Questions answered: %1 of %2, of these right: %3. To review today: %4. The lessons have shown %5 of %6 transitions of the state diagram:</source>
        <translation>已回答的问题：%1 / %2，其中答对：%3。今天需要再看：%4。课程已展示状态图 %6 个转换中的 %5 个：</translation>
    </message>
</context>
<context>
    <name>linger::ProgressStore</name>
    <message>
        <source>The progress cannot be read, and is not kept: %1</source>
        <translation>无法读取进度，因此不保存：%1</translation>
    </message>
    <message>
        <source>%1: the file cannot be deleted</source>
        <translation>%1：无法删除文件</translation>
    </message>
    <message>
        <source>The settings cannot be written: the place would be forgotten.</source>
        <translation>无法写入设置：下次将找不到这个位置。</translation>
    </message>
</context>
<context>
    <name>linger::QueryPicker</name>
    <message>
        <source>Options to ask about</source>
        <translation>要问的选项</translation>
    </message>
    <message>
        <source>The new socket sets</source>
        <translation>新套接字设置</translation>
    </message>
    <message>
        <source>The old socket had</source>
        <translation>旧套接字曾设</translation>
    </message>
    <message>
        <source>what its program set</source>
        <translation>它的程序所设的</translation>
    </message>
    <message>
        <source>these instead:</source>
        <translation>改为这些：</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>泳道</translation>
    </message>
    <message>
        <source>Add a lane</source>
        <translation>添加一条</translation>
    </message>
    <message>
        <source>Remove the lane</source>
        <translation>移除这条</translation>
    </message>
    <message>
        <source>Default lanes</source>
        <translation>默认泳道</translation>
    </message>
    <message>
        <source>Only Windows and illumos have it</source>
        <translation>只有 Windows 和 illumos 有此选项</translation>
    </message>
</context>
<context>
    <name>linger::QuestionCard</name>
    <message>
        <source>Show the answer</source>
        <translation>显示答案</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The answer, without choosing one</source>
        <translation>不作选择，直接看答案</translation>
    </message>
    <message>
        <source>Continue (Space)</source>
        <translation>继续（空格）</translation>
    </message>
    <message>
        <source>Question at %1: predict (1–4 or A–D)</source>
        <translation>%1 时提问：你选哪一个？（1–4 或 A–D）</translation>
    </message>
    <message>
        <source>The answer is: %1</source>
        <translation>答案是：%1</translation>
    </message>
    <message>
        <source>✓ Right: %1</source>
        <translation>✓ 正确：%1</translation>
    </message>
    <message>
        <source>✗ Not quite: %1</source>
        <translation>✗ 不完全对：%1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>✗ %1</source>
        <translation>✗ %1</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>No questions</source>
        <translation>不再提问</translation>
    </message>
    <message>
        <source>Continue without an answer (Space)</source>
        <translation>不作答，继续（空格）</translation>
    </message>
    <message>
        <source>Continue, and ask no more questions (Q)</source>
        <translation>继续，并不再提问（Q）</translation>
    </message>
    <message>
        <source>▶  Play</source>
        <translation>▶  播放</translation>
    </message>
    <message>
        <source>Play without a prediction</source>
        <translation>不预测，直接播放</translation>
    </message>
    <message>
        <source>Plays without a prediction (Space)</source>
        <translation>不预测，直接播放（空格）</translation>
    </message>
    <message>
        <source>The next question comes at %1. The answers and what follows are shown after it.</source>
        <translation>下一个问题在 %1 提出。答案和之后发生的事在那以后显示。</translation>
    </message>
    <message>
        <source>Predict (1 or 2), then watch</source>
        <translation>先预测（1 或 2），再观看</translation>
    </message>
    <message>
        <source>Your prediction: %1</source>
        <translation>您的预测：%1</translation>
    </message>
    <message>
        <source>Watch what happens</source>
        <translation>观看会发生什么</translation>
    </message>
    <message>
        <source>Predict, then watch</source>
        <translation>先预测，再观看</translation>
    </message>
    <message>
        <source>Question at %1: predict</source>
        <translation>%1 时提问：请预测</translation>
    </message>
</context>
<context>
    <name>linger::ReactTable</name>
    <message>
        <source>ack_minus_snd_nxt, because the flags have an A</source>
        <translation>ack_minus_snd_nxt，因为标志中有 A</translation>
    </message>
    <message>
        <source>a socket in this state has an owner: when the owner exits, it is closed</source>
        <translation>处于这个状态的套接字归某个进程所有：进程放开它时它就关闭</translation>
    </message>
    <message>
        <source>only FIN-WAIT-2 and TIME-WAIT are kept as a time-wait record</source>
        <translation>只有 FIN-WAIT-2 和 TIME-WAIT 会作为 time-wait 记录保留</translation>
    </message>
    <message>
        <source>only TIME-WAIT can be reached via CLOSING</source>
        <translation>经过 CLOSING 只能到达 TIME-WAIT</translation>
    </message>
    <message>
        <source>no socket can be brought into this state like that</source>
        <translation>这样无法把套接字带入这个状态</translation>
    </message>
</context>
<context>
    <name>linger::ReactVerb</name>
    <message>
        <source>answers in bulk, as JSON: what does this segment do to a connection?</source>
        <translation>成批回答（JSON）：这个报文段对连接有什么作用？</translation>
    </message>
</context>
<context>
    <name>linger::RemedyBar</name>
    <message>
        <source>Show me</source>
        <translation>查看效果</translation>
    </message>
    <message>
        <source>Makes this change in the scene; Undo takes it back</source>
        <translation>在场景中做此更改；可以撤销</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>复制这一行</translation>
    </message>
    <message>
        <source>&lt;b&gt;To fix it:&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;解决办法：&lt;/b&gt;%1</translation>
    </message>
    <message>
        <source>What fixes it</source>
        <translation>解决办法</translation>
    </message>
</context>
<context>
    <name>linger::RenderVerb</name>
    <message>
        <source>--size: &quot;%1&quot; is no size such as 1024x700, from 64 to 10000 each</source>
        <translation>--size：“%1”不是尺寸，例如 1024x700，每边 64 到 10000</translation>
    </message>
    <message>
        <source>--theme: &quot;%1&quot; is neither light nor dark</source>
        <translation>--theme：“%1”既不是 light 也不是 dark</translation>
    </message>
    <message>
        <source>--picture: &quot;%1&quot; is neither ladder nor states</source>
        <translation>--picture：“%1”既不是 ladder 也不是 states</translation>
    </message>
    <message>
        <source>render: -o FILE is missing (a name in .svg, .png or .pdf)</source>
        <translation>render：缺少 -o FILE（以 .svg、.png 或 .pdf 结尾的名称）</translation>
    </message>
    <message>
        <source>-o: &quot;%1&quot; does not end in .svg, .png or .pdf</source>
        <translation>-o：“%1”不以 .svg、.png 或 .pdf 结尾</translation>
    </message>
    <message>
        <source>draws the ladder, or the state diagram: -o FILE.svg, .png or .pdf</source>
        <translation>画出时序图或状态图：-o FILE.svg、.png 或 .pdf</translation>
    </message>
    <message>
        <source>the instant that is shown; the whole run, if not given</source>
        <translation>所显示的时刻；不指定则为整个过程</translation>
    </message>
    <message>
        <source>in pixels; 960 and as high as the run needs, if not given</source>
        <translation>以像素计；不指定则宽 960，高度随故事而定</translation>
    </message>
    <message>
        <source>light, if not given</source>
        <translation>不指定则为 light</translation>
    </message>
    <message>
        <source>what is drawn: the ladder, if not given</source>
        <translation>画什么：不指定则为 ladder</translation>
    </message>
    <message>
        <source>the file to draw, in .svg, .png or .pdf; required</source>
        <translation>画到哪个文件，.svg、.png 或 .pdf：必须给出</translation>
    </message>
</context>
<context>
    <name>linger::RunCommentary</name>
    <message>
        <source>%1: on.</source>
        <translation>%1：开。</translation>
    </message>
    <message>
        <source>%1: off.</source>
        <translation>%1：关。</translation>
    </message>
    <message>
        <source>Playing.</source>
        <translation>正在播放。</translation>
    </message>
    <message>
        <source>End of the run.</source>
        <translation>运行结束。</translation>
    </message>
    <message>
        <source>Paused at %1.</source>
        <translation>已在 %1 暂停。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>Opened: %1.</source>
        <translation>已打开：%1。</translation>
    </message>
    <message>
        <source>Undone: %1.</source>
        <translation>已撤销：%1。</translation>
    </message>
    <message>
        <source>At the start of the run.</source>
        <translation>运行开始处。</translation>
    </message>
</context>
<context>
    <name>linger::RunPicture</name>
    <message>
        <source>The run so far</source>
        <translation>到目前为止的运行</translation>
    </message>
</context>
<context>
    <name>linger::RunVerb</name>
    <message>
        <source>--capture: found the host &quot;%1&quot;, expected one of %2</source>
        <translation>--capture：主机“%1”不正确，应为 %2 之一</translation>
    </message>
    <message>
        <source>--format: found &quot;%1&quot;, expected one of %2</source>
        <translation>--format：“%1”不正确，应为 %2 之一</translation>
    </message>
    <message>
        <source>%1; text if not given</source>
        <translation>%1；不指定则为 text</translation>
    </message>
    <message>
        <source>pcapng: the host whose interface is watched; else the server&apos;s</source>
        <translation>pcapng：监视哪台主机的接口；不指定则为服务器</translation>
    </message>
    <message>
        <source>runs a scenario (a built-in&apos;s name, a file, or - for standard input), prints the trace</source>
        <translation>运行一个场景（内置名称、文件，或 - 表示标准输入），打印记录</translation>
    </message>
    <message>
        <source>--limit: found &quot;%1&quot;, expected a whole number from 1 to %2</source>
        <translation>--limit：“%1”不正确，应为 1 到 %2 的整数</translation>
    </message>
    <message>
        <source>the run is cut short at %1 s: it has as many entries as it may have, %2; --limit raises that</source>
        <translation>运行在 %1 秒处中断：条目已达上限 %2；--limit 可提高上限</translation>
    </message>
    <message>
        <source>ends the run after N entries, and says so; %1 if not given</source>
        <translation>达到 N 个条目后结束运行并说明；不给则为 %1</translation>
    </message>
    <message>
        <source>--on: found &quot;%1&quot;, expected one of linger, kernel</source>
        <translation>--on：“%1”不正确，应为 linger 或 kernel</translation>
    </message>
    <message>
        <source>%1 s of the scene have passed</source>
        <translation>场景已进行 %1 秒</translation>
    </message>
    <message>
        <source>this scenario cannot run on the kernel: %1</source>
        <translation>这个场景无法在内核上运行：%1</translation>
    </message>
    <message>
        <source>linger, the simulation, if not given; or kernel: this machine&apos;s</source>
        <translation>不指定则为 linger（模拟）；或 kernel：本机内核</translation>
    </message>
</context>
<context>
    <name>linger::ScenarioDraft</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>添加：%1</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>移除：%1</translation>
    </message>
    <message>
        <source>Move: %1</source>
        <translation>移动：%1</translation>
    </message>
</context>
<context>
    <name>linger::ScenarioLibrary</name>
    <message>
        <source>found neither a scenario nor a file of this name; linger list shows the scenarios</source>
        <translation>没有叫这个名字的场景或文件；linger list 会列出场景</translation>
    </message>
    <message>
        <source>; did you mean &quot;%1&quot;?</source>
        <translation>；你是指“%1”吗？</translation>
    </message>
</context>
<context>
    <name>linger::ScenarioParts</name>
    <message>
        <source>an object such as { &quot;SO_REUSEADDR&quot;: 1 }</source>
        <translation>对象，例如 { &quot;SO_REUSEADDR&quot;: 1 }</translation>
    </message>
</context>
<context>
    <name>linger::ScenarioProblem</name>
    <message>
        <source>found the name &quot;%1&quot;, expected letters, digits, &apos;-&apos;, &apos;_&apos; or &apos;.&apos; without spaces</source>
        <translation>名称“%1”不正确，应为字母、数字、“-”、“_”或“.”，不含空格</translation>
    </message>
    <message>
        <source>found a loss of %1, expected a number from 0 to 1</source>
        <translation>丢包率 %1 不正确，应为 0 到 1 之间的数</translation>
    </message>
    <message>
        <source>found the ports %1 to %2, expected the lowest and then the highest, from 1 on</source>
        <translation>端口 %1 到 %2 不正确，应先写最小的再写最大的，从 1 起</translation>
    </message>
    <message>
        <source>found a program, expected none: power is the whole host&apos;s</source>
        <translation>这里不应有程序：电源属于整台主机</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected the name of a program of host &quot;%2&quot;</source>
        <translation>“%1”不正确，应为主机“%2”上某个程序的名称</translation>
    </message>
    <message>
        <source>found set-option without an option</source>
        <translation>set-option 没有给出选项</translation>
    </message>
    <message>
        <source>found a second host &quot;%1&quot;, expected a name of its own</source>
        <translation>主机“%1”重复，每台主机应有自己的名称</translation>
    </message>
    <message>
        <source>found %1 again, expected an address that no other host has</source>
        <translation>%1 重复，应为其他主机没有的地址</translation>
    </message>
    <message>
        <source>found %1, expected one address of the host&apos;s own</source>
        <translation>%1 不正确，应为主机自己的一个地址</translation>
    </message>
    <message>
        <source>found a second program &quot;%1&quot; on this host, expected a name of its own</source>
        <translation>这台主机上的程序“%1”重复，每个程序应有自己的名称</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected the name of a host: %2</source>
        <translation>“%1”不正确，应为某台主机的名称：%2</translation>
    </message>
    <message>
        <source>found the same segment for the second time, expected one entry for it</source>
        <translation>同一报文段第二次出现，应只有一项</translation>
    </message>
    <message>
        <source>found no host, expected at least one</source>
        <translation>没有主机，至少应有一台</translation>
    </message>
    <message>
        <source>found another system, address or tuning than host &quot;%1&quot; has, expected the same: all hosts are one machine</source>
        <translation>系统、地址或调校与主机“%1”不同，应当相同：所有主机是同一台机器</translation>
    </message>
    <message>
        <source>found a step after exit, which can never run; expected exit last</source>
        <translation>exit 之后还有步骤，它永远不会执行；exit 应在最后</translation>
    </message>
    <message>
        <source>found a time before the scene, expected times in steps only</source>
        <translation>场景之前有时间，时间只应出现在 steps 中</translation>
    </message>
    <message>
        <source>found a second repeat, expected one</source>
        <translation>有第二个 repeat，只应有一个</translation>
    </message>
    <message>
        <source>found no address to bind to, expected &quot;on&quot;</source>
        <translation>没有要绑定的地址，应有“on”</translation>
    </message>
    <message>
        <source>found no address to connect to, expected &quot;to&quot;</source>
        <translation>没有要连接的地址，应有“to”</translation>
    </message>
    <message>
        <source>found port 0, expected the port that a program listens on</source>
        <translation>端口 0 不正确，应为某个程序监听的端口</translation>
    </message>
    <message>
        <source>found %1, expected the address of one of the hosts</source>
        <translation>%1 不正确，应为某台主机的地址</translation>
    </message>
    <message>
        <source>found a connect before the scene to port %1, expected a program that listens there before the scene</source>
        <translation>场景之前连接端口 %1 不正确，应有程序在场景之前监听该端口</translation>
    </message>
    <message>
        <source>found %1, expected a listen before it</source>
        <translation>%1 不正确，之前应有 listen</translation>
    </message>
    <message>
        <source>found %1, expected an open or a connect before it</source>
        <translation>%1 不正确，之前应有 open 或 connect</translation>
    </message>
    <message>
        <source>found %1, expected an accept or a connect before it</source>
        <translation>%1 不正确，之前应有 accept 或 connect</translation>
    </message>
    <message>
        <source>found %1 bytes to send in all, expected at most %2</source>
        <translation>总共要发送的 %1 字节不正确，应为最多 %2</translation>
    </message>
    <message>
        <source>found a program that never starts, expected a time</source>
        <translation>程序从不启动，应有一个时间</translation>
    </message>
    <message>
        <source>found %1, expected a time after the start before it</source>
        <translation>%1 不正确，应为前一次启动之后的时间</translation>
    </message>
    <message>
        <source>found a start that never comes, expected a time before &quot;until&quot;, %1</source>
        <translation>启动时刻永远不会到来，应为“until”（%1）之前的时间</translation>
    </message>
    <message>
        <source>found %1, expected no negative time</source>
        <translation>%1 不正确，时间不应为负</translation>
    </message>
    <message>
        <source>found %1, expected at most %2</source>
        <translation>%1 不正确，最多应为 %2</translation>
    </message>
    <message>
        <source>found %1, expected a whole number from %2 to %3</source>
        <translation>%1 不正确，应为 %2 到 %3 之间的整数</translation>
    </message>
    <message>
        <source>found a program without steps, expected at least one</source>
        <translation>程序没有步骤，至少应有一个步骤</translation>
    </message>
    <message>
        <source>found %1, expected no instant before &quot;at&quot;</source>
        <translation>%1 不正确，不应早于 &quot;at&quot;</translation>
    </message>
    <message>
        <source>found time-wait in a scenario of %1 hosts, expected two hosts</source>
        <translation>time-wait 出现在有 %1 台主机的场景中，应为两台主机</translation>
    </message>
    <message>
        <source>found bind, expected a program that takes a port</source>
        <translation>bind 不正确，应有一个占用端口的程序</translation>
    </message>
    <message>
        <source>found %1 choices, expected from %2 to %3</source>
        <translation>这里有 %1 个选项，应为 %2 到 %3 个</translation>
    </message>
    <message>
        <source>found no words to ask, expected &quot;ask&quot;</source>
        <translation>没有问题的文字，应有 &quot;ask&quot;</translation>
    </message>
    <message>
        <source>found %1 arrivals a second, expected from %2 to %3</source>
        <translation>读到每秒 %1 个客户端，应为 %2 到 %3</translation>
    </message>
    <message>
        <source>found no time to arrive in, expected a duration such as 60s</source>
        <translation>没有客户端到来的时间，应为 60s 这样的时长</translation>
    </message>
    <message>
        <source>found no destination, expected &quot;to&quot; with at least one address and port</source>
        <translation>没有目的地，应有 &quot;to&quot; 和至少一个地址与端口</translation>
    </message>
    <message>
        <source>found %1 arrivals in all, expected at most %2</source>
        <translation>合计 %1 个客户端，最多 %2 个</translation>
    </message>
    <message>
        <source>found steps, expected none: the arrivals say what their connections do</source>
        <translation>读到步骤，应没有：连接做什么由 arrivals 说明</translation>
    </message>
    <message>
        <source>found udp, expected tcp: arrivals connect</source>
        <translation>读到 udp，应为 tcp：arrivals 要建立连接</translation>
    </message>
    <message>
        <source>found a program that answers, expected a listen in &quot;before&quot;</source>
        <translation>读到应答客户端的程序，&quot;before&quot; 里应有 listen</translation>
    </message>
    <message>
        <source>found other arrivals at %1, expected the same &quot;requests&quot; and &quot;closes&quot; as theirs</source>
        <translation>%1 处另有 arrivals，应与它们的 &quot;requests&quot; 和 &quot;closes&quot; 相同</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected a program that follows this one on host &quot;%2&quot;</source>
        <translation>发现“%1”，应为主机“%2”上排在这个程序之后的程序</translation>
    </message>
    <message>
        <source>found %1 without &quot;on&quot;, expected an open before it</source>
        <translation>发现没有 &quot;on&quot; 的 %1，它之前应有 open</translation>
    </message>
    <message>
        <source>found %1, expected an instant after %2</source>
        <translation>%1 不正确，应为 %2 之后的时刻</translation>
    </message>
    <message>
        <source>found &quot;%1&quot;, expected another program on host &quot;%2&quot; with a take-listener</source>
        <translation>发现“%1”，应为主机“%2”上另一个带有 take-listener 的程序</translation>
    </message>
</context>
<context>
    <name>linger::ScenarioValues</name>
    <message>
        <source>a duration such as &quot;250us&quot;, &quot;40ms&quot;, &quot;1.5s&quot;, &quot;2m&quot; or &quot;1h&quot;</source>
        <translation>时长，例如 &quot;250us&quot;、&quot;40ms&quot;、&quot;1.5s&quot;、&quot;2m&quot; 或 &quot;1h&quot;</translation>
    </message>
    <message>
        <source>an address such as &quot;192.0.2.20&quot; or &quot;2001:db8::20&quot;</source>
        <translation>地址，例如 &quot;192.0.2.20&quot; 或 &quot;2001:db8::20&quot;</translation>
    </message>
    <message>
        <source>an address with a port from 0 to 65535, such as &quot;192.0.2.20:8080&quot; or &quot;[2001:db8::20]:8080&quot;</source>
        <translation>地址加 0 到 65535 的端口，例如 &quot;192.0.2.20:8080&quot; 或 &quot;[2001:db8::20]:8080&quot;</translation>
    </message>
    <message>
        <source>flags by their letters S, F, R, P and A, such as &quot;FA&quot;</source>
        <translation>用字母 S、F、R、P、A 表示的标志，例如 &quot;FA&quot;</translation>
    </message>
    <message>
        <source>a list of two ports such as [32768, 60999]</source>
        <translation>两个端口的列表，例如 [32768, 60999]</translation>
    </message>
    <message>
        <source>a port or ports such as &quot;8080&quot; or &quot;50000-50099&quot;</source>
        <translation>一个端口或端口范围，例如 &quot;8080&quot; 或 &quot;50000-50099&quot;</translation>
    </message>
</context>
<context>
    <name>linger::ScenarioWriter</name>
    <message>
        <source>not written: the scene takes %1, more than the %2 that a file may have</source>
        <translation>未写入：这个场景需要 %1，超过了文件允许的 %2</translation>
    </message>
</context>
<context>
    <name>linger::Scrubber</name>
    <message>
        <source>Playhead</source>
        <translation>播放头</translation>
    </message>
    <message>
        <source>The instant that every view shows</source>
        <translation>所有视图所显示的时刻</translation>
    </message>
    <message>
        <source>≈ %1 ≈</source>
        <translation>≈ %1 ≈</translation>
    </message>
    <message>
        <source>exchange, %1</source>
        <comment>the segments up to the break</comment>
        <translation>交换，%1</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
</context>
<context>
    <name>linger::StateMapView</name>
    <message>
        <source>State diagram</source>
        <translation>状态图</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>taken last</source>
        <translation>刚刚走过</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>走过</translation>
    </message>
    <message>
        <source>seen before</source>
        <translation>以前见过</translation>
    </message>
    <message>
        <source>never taken</source>
        <translation>从未走过</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>linger::StepPicture</name>
    <message>
        <source>What has happened so far</source>
        <translation>到目前为止发生的事</translation>
    </message>
</context>
<context>
    <name>linger::StepShape</name>
    <message>
        <source>First choice</source>
        <translation>第一个选项</translation>
    </message>
    <message>
        <source>Second choice</source>
        <translation>第二个选项</translation>
    </message>
    <message>
        <source>It works</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Another error</source>
        <translation>别的错误</translation>
    </message>
    <message>
        <source>What happens up to here.</source>
        <translation>到这里为止发生了什么。</translation>
    </message>
    <message>
        <source>My lesson</source>
        <translation>我的课程</translation>
    </message>
</context>
<context>
    <name>linger::StoryBar</name>
    <message>
        <source>Back to the chart</source>
        <translation>返回图表</translation>
    </message>
    <message>
        <source>The story of one caller of the load: number %1, counted from 0. An edit goes back to the whole load.</source>
        <translation>负载中一个客户端的经过：编号 %1，从 0 开始计。任何编辑都会返回整个负载。</translation>
    </message>
</context>
<context>
    <name>linger::StoryChooser</name>
    <message>
        <source>no call failed</source>
        <translation>没有调用失败</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>One caller&apos;s story, by its number</source>
        <translation>一个客户端的经过，按编号</translation>
    </message>
    <message>
        <source>Stories of every Nth caller</source>
        <translation>每 N 个客户端取一个的经过</translation>
    </message>
    <message>
        <source>Recorded stories</source>
        <translation>已记录的经过</translation>
    </message>
    <message>
        <source>Number of a caller, from 0</source>
        <translation>客户端的编号，从 0 起</translation>
    </message>
    <message>
        <source>Record every Nth caller, from the first on</source>
        <translation>从第一个起，每 N 个客户端记录一个</translation>
    </message>
    <message>
        <source>Caller %1: %2</source>
        <translation>客户端 %1：%2</translation>
    </message>
</context>
<context>
    <name>linger::TableCommand</name>
    <message>
        <source>found %1, expected a list of questions</source>
        <translation>%1 不正确，应为问题列表</translation>
    </message>
    <message>
        <source>%1: %2 of %3 questions make no sense: see their &quot;error&quot;</source>
        <translation>%1：%3 个问题中有 %2 个没有意义：见它们的 &quot;error&quot;</translation>
    </message>
    <message>
        <source>read the questions from FILE instead of standard input</source>
        <translation>从 FILE 而不是标准输入读取问题</translation>
    </message>
</context>
<context>
    <name>linger::TerminalPane</name>
    <message>
        <source>Host of the terminal</source>
        <translation>终端所在的主机</translation>
    </message>
    <message>
        <source>Command of the terminal</source>
        <translation>终端的命令</translation>
    </message>
    <message>
        <source>program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy what the terminal shows</source>
        <translation>复制终端显示的内容</translation>
    </message>
    <message>
        <source>Tracebacks have the form of Python 3.10. Python 3.11 and newer mark the call below its line, Python 3.13 and newer in color.</source>
        <translation>回溯信息采用 Python 3.10 的格式。Python 3.11 及更新版本会在出错行下方标出调用，Python 3.13 及更新版本还会使用颜色。</translation>
    </message>
    <message>
        <source>[earlier lines are not shown]
</source>
        <translation>［更早的行未显示］
</translation>
    </message>
</context>
<context>
    <name>linger::TextLadder</name>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>≈ %1 later ≈</source>
        <translation>≈ %1 之后 ≈</translation>
    </message>
</context>
<context>
    <name>linger::ThisMachine</name>
    <message>
        <source>this Linger was built without libmnl, so it can&apos;t look at this machine&apos;s sockets</source>
        <translation>这个 Linger 构建时没有 libmnl，因此无法查看本机的套接字</translation>
    </message>
    <message>
        <source>Linger can look at the sockets of a Linux machine only</source>
        <translation>Linger 只能查看 Linux 机器的套接字</translation>
    </message>
    <message>
        <source>this machine cannot call %1: %2</source>
        <translation>本机无法连接 %1：%2</translation>
    </message>
    <message>
        <source>the kernel does not report its sockets (sock_diag: %1)</source>
        <translation>内核不提供套接字信息（sock_diag：%1）</translation>
    </message>
    <message>
        <source>bind() takes %1 only together with an interface, which cannot be given here. Ask for [::]:%2 instead</source>
        <translation>bind() 只有在同时指定网络接口时才接受 %1，而这里无法指定。请改为查询 [::]:%2</translation>
    </message>
    <message>
        <source>%1 is a multicast address of IPv6, which bind() takes for UDP only. Ask for UDP, or for [::]:%2 instead</source>
        <translation>%1 是 IPv6 多播地址，bind() 只对 UDP 接受它。请改为查询 UDP，或查询 [::]:%2</translation>
    </message>
</context>
<context>
    <name>linger::TopBar</name>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Operating system of both hosts</source>
        <translation>两台主机的操作系统</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>What the programs are written in</source>
        <translation>程序用什么语言编写</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>编程语言</translation>
    </message>
    <message>
        <source>Maximum segment lifetime</source>
        <translation>报文段最大生存时间</translation>
    </message>
    <message>
        <source>MSL</source>
        <translation>MSL</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>丢包</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>双方</translation>
    </message>
    <message>
        <source>Who closes first</source>
        <translation>谁先关闭</translation>
    </message>
    <message>
        <source>Closes first</source>
        <translation>先关闭</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>MSL (TIME-WAIT %1)</source>
        <translation>MSL（TIME-WAIT %1）</translation>
    </message>
    <message>
        <source>system’s</source>
        <translation>系统值</translation>
    </message>
    <message>
        <source>a duration up to %1 such as 30 s, or nothing for each system&apos;s own</source>
        <translation>不超过 %1 的时长，例如 30 s；留空则用各系统自己的值</translation>
    </message>
    <message>
        <source>TIME-WAIT lasts 2 MSL. At the left end, or empty, each system has its own length.</source>
        <translation>TIME-WAIT 持续 2 MSL。拖到最左端或留空时，各系统用自己的时长。</translation>
    </message>
    <message>
        <source>a duration up to %1 such as 200 ms</source>
        <translation>不超过 %1 的时长，例如 200 ms</translation>
    </message>
    <message>
        <source>0 % to 100 %</source>
        <translation>0% 到 100%</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>linger::TraceRows</name>
    <message>
        <source>%1 starts</source>
        <translation>%1 启动</translation>
    </message>
    <message>
        <source>power on</source>
        <translation>通电</translation>
    </message>
    <message>
        <source>power off</source>
        <translation>断电</translation>
    </message>
    <message>
        <source>timer %1 restarted: %2</source>
        <translation>定时器 %1 重新计时：%2</translation>
    </message>
    <message>
        <source>timer %1: %2</source>
        <translation>定时器 %1：%2</translation>
    </message>
    <message>
        <source>timer %1 fired</source>
        <translation>定时器 %1 到期</translation>
    </message>
    <message>
        <source>timer %1 cancelled</source>
        <translation>定时器 %1 取消</translation>
    </message>
    <message>
        <source>%1 waits</source>
        <translation>%1 等待</translation>
    </message>
    <message>
        <source>%1 is killed</source>
        <translation>%1 被杀死</translation>
    </message>
    <message>
        <source>%1 ends</source>
        <translation>%1 结束</translation>
    </message>
    <message>
        <source> = a socket</source>
        <translation> = 一个套接字</translation>
    </message>
    <message>
        <source> = 0, EOF</source>
        <translation> = 0，EOF（文件末尾）</translation>
    </message>
    <message>
        <source> = %1 bytes, EOF</source>
        <translation> = %1 字节，EOF（文件末尾）</translation>
    </message>
    <message>
        <source>%1 UDP len %2</source>
        <translation>%1 UDP len %2</translation>
    </message>
    <message>
        <source>, try %1</source>
        <translation>，第 %1 次</translation>
    </message>
    <message>
        <source>, copy of %1</source>
        <translation>，%1 的副本</translation>
    </message>
    <message>
        <source>, injected</source>
        <translation>，注入</translation>
    </message>
</context>
<context>
    <name>linger::TraceText</name>
    <message>
        <source>round trip %1</source>
        <translation>往返时间 %1</translation>
    </message>
    <message>
        <source>jitter up to %1</source>
        <translation>抖动最多 %1</translation>
    </message>
    <message>
        <source>loss %1 %</source>
        <translation>丢包率 %1%</translation>
    </message>
    <message>
        <source>MSL %1</source>
        <translation>MSL %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>The run is cut short at %1 s: it has as many entries as it may have, %2.</source>
        <translation>运行在 %1 秒处中断：条目已达上限 %2。</translation>
    </message>
    <message>
        <source>dead from %1 until %2</source>
        <translation>从 %1 到 %2 中断</translation>
    </message>
    <message>
        <source>dead from %1 on</source>
        <translation>从 %1 起中断</translation>
    </message>
    <message>
        <source>forgets a connection idle for %1</source>
        <translation>忘记空闲 %1 的连接</translation>
    </message>
</context>
<context>
    <name>linger::TransportBar</name>
    <message>
        <source>real time ×%1</source>
        <translation>实际速度 ×%1</translation>
    </message>
    <message>
        <source>teaching speed</source>
        <translation>慢速演示</translation>
    </message>
    <message>
        <source>teaching speed ×%1</source>
        <translation>慢速演示 ×%1</translation>
    </message>
    <message>
        <source>Clock of the scene</source>
        <translation>场景时钟</translation>
    </message>
    <message>
        <source>How fast it plays</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格）</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>速度：%1</translation>
    </message>
</context>
<context>
    <name>linger::UnmetImpairments</name>
    <message>
        <source>the %1 was not dropped: the run has no such segment</source>
        <translation>%1 没有被丢弃：这次运行中没有这个报文段</translation>
    </message>
    <message>
        <source>the %1 was not delayed: the run has no such segment</source>
        <translation>%1 没有被延迟：这次运行中没有这个报文段</translation>
    </message>
    <message>
        <source>the %1 was not duplicated: the run has no such segment</source>
        <translation>%1 没有被复制：这次运行中没有这个报文段</translation>
    </message>
</context>
<context>
    <name>linger::UnzippedSource</name>
    <message>
        <source>it is compressed with zstd or xz; decompress it first (gzip is read)</source>
        <translation>它用 zstd 或 xz 压缩；请先解压（可以直接读取 gzip）</translation>
    </message>
    <message>
        <source>not enough memory to decompress it</source>
        <translation>没有足够的内存来解压</translation>
    </message>
    <message>
        <source>its compressed data is truncated</source>
        <translation>压缩数据被截断</translation>
    </message>
    <message>
        <source>its compressed data is damaged</source>
        <translation>压缩数据已损坏</translation>
    </message>
</context>
<context>
    <name>linger::ValueSlider</name>
    <message>
        <source>%1, text field</source>
        <translation>%1（输入框）</translation>
    </message>
    <message>
        <source>%1: found “%2”, expected %3. It stays %4.</source>
        <translation>%1：读到“%2”，应为 %3。保持 %4。</translation>
    </message>
</context>
<context>
    <name>linger::Verb</name>
    <message>
        <source>unexpected argument &quot;%1&quot;</source>
        <translation>“%1”是多余的参数</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1: %2 (see linger %1 --help)</source>
        <translation>%1：%2（详见 linger %1 --help）</translation>
    </message>
    <message>
        <source>explains one verb and its options</source>
        <translation>说明一个命令及其选项</translation>
    </message>
    <message>
        <source>Linger shows how TCP connections end.

</source>
        <translation>Linger 展示 TCP 连接如何结束。

</translation>
    </message>
    <message>
        <source>opens the window</source>
        <translation>打开窗口</translation>
    </message>
    <message>
        <source>opens it with a scenario: a built-in&apos;s name or a file</source>
        <translation>打开窗口并载入场景：内置名称或文件</translation>
    </message>
    <message>
        <source>Usage: %1

%2
</source>
        <translation>用法：%1

%2
</translation>
    </message>
    <message>
        <source>[OPTION…]</source>
        <translation>[选项…]</translation>
    </message>
    <message>
        <source>write to FILE instead of standard output</source>
        <translation>写入 FILE，而不是标准输出</translation>
    </message>
    <message>
        <source>prints the version of Linger</source>
        <translation>显示这是哪个版本的 Linger</translation>
    </message>
    <message>
        <source>
D is a duration such as 250ms, 1.5s, 2m or 1h.
</source>
        <translation>
D 是时长，例如 250ms、1.5s、2m 或 1h。
</translation>
    </message>
    <message>
        <source>lists what an error message or a state may come from</source>
        <translation>说明一条错误信息或一个状态可能的原因</translation>
    </message>
</context>
<context>
    <name>linger::VerdictLanes</name>
    <message>
        <source>For each set of options, when the server could be started again</source>
        <translation>对每组选项，服务器何时可以再次启动</translation>
    </message>
    <message>
        <source>Can the server restart now?</source>
        <translation>服务器现在能重启吗？</translation>
    </message>
    <message>
        <source>Can the client connect now?</source>
        <translation>客户端现在能连接吗？</translation>
    </message>
</context>
<context>
    <name>linger::VerdictPane</name>
    <message>
        <source>Verdicts</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>The answer at the playhead</source>
        <translation>播放头处的回答</translation>
    </message>
    <message>
        <source>Go to when it works</source>
        <translation>跳到可成功的时刻</translation>
    </message>
    <message>
        <source>No server in this scenario binds a port that a restart would need.</source>
        <translation>这个场景里没有服务器绑定重启所需的端口。</translation>
    </message>
    <message>
        <source>Chooses which options the old and the new socket set: each choice is a lane</source>
        <translation>选择新旧套接字各设置哪些选项：每种选择是一条泳道</translation>
    </message>
    <message>
        <source>Can the server restart now?</source>
        <translation>服务器现在能重启吗？</translation>
    </message>
    <message>
        <source>Moves the playhead to the instant at which this restart works</source>
        <translation>将播放头移到这次重启成功的时刻</translation>
    </message>
    <message>
        <source>Socket options…</source>
        <translation>套接字选项…</translation>
    </message>
    <message>
        <source>Left, as it is now</source>
        <translation>左侧：现在的样子</translation>
    </message>
    <message>
        <source>The lanes of the other future</source>
        <translation>另一种未来的泳道</translation>
    </message>
    <message>
        <source>No program takes a port.</source>
        <translation>没有程序占用端口。</translation>
    </message>
    <message>
        <source>Right, %1: %2</source>
        <translation>右侧，%1：%2</translation>
    </message>
    <message>
        <source>Did the restart work?</source>
        <translation>重启成功了吗？</translation>
    </message>
</context>
<context>
    <name>linger::VerdictPanel</name>
    <message>
        <source>Try every second</source>
        <translation>每秒重试</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
    <message>
        <source>Show what fixes it</source>
        <translation>演示解决办法</translation>
    </message>
</context>
<context>
    <name>linger::VerdictText</name>
    <message>
        <source>without options</source>
        <translation>不设选项</translation>
    </message>
    <message>
        <source>with SO_REUSEADDR on the old socket and the new one</source>
        <translation>新旧套接字都设 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>with SO_REUSEADDR on the new socket only</source>
        <translation>只有新套接字设 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>no process owns it</source>
        <translation>不属于任何进程</translation>
    </message>
    <message>
        <source>process %1 owns it</source>
        <translation>属于进程 %1</translation>
    </message>
    <message>
        <source>works</source>
        <translation>成功</translation>
    </message>
    <message>
        <source> from %1()</source>
        <translation>，来自 %1()</translation>
    </message>
    <message>
        <source>, because of %1</source>
        <translation>，原因：%1</translation>
    </message>
    <message>
        <source>Would &quot;%1&quot; get its port if it were started again on %2?
</source>
        <translation>如果在 %2 上再次启动“%1”，它能得到端口吗？
</translation>
    </message>
    <message>
        <source>processes %1 own it</source>
        <translation>进程 %1 拥有它</translation>
    </message>
</context>
<context>
    <name>linger::WholeFile</name>
    <message>
        <source>found a file of more than %1, expected at most that</source>
        <translation>文件超过 %1，最多应为这么大</translation>
    </message>
    <message>
        <source>found a folder, expected a file</source>
        <translation>这里是文件夹，应为文件</translation>
    </message>
    <message>
        <source>found a file of %1, expected at most %2</source>
        <translation>文件有 %1，最多应为 %2</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>cannot be written: it has no name</source>
        <translation>无法写入：没有名称</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>found a pipe (FIFO), expected a file</source>
        <translation>这里是管道（FIFO），应为文件</translation>
    </message>
    <message>
        <source>found a socket, expected a file</source>
        <translation>这里是套接字，应为文件</translation>
    </message>
    <message>
        <source>found a device, expected a file</source>
        <translation>这里是设备，应为文件</translation>
    </message>
    <message>
        <source>found something that is not a file, expected a file</source>
        <translation>这里不是文件，应为文件</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>标准输入</translation>
    </message>
</context>
<context>
    <name>linger::WhyPane</name>
    <message>
        <source>Why this happened</source>
        <translation>为什么会这样</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>What people often think</source>
        <translation>人们常以为</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>before anything happens</source>
        <translation>一切发生之前</translation>
    </message>
    <message>
        <source>Press Space to play, or the right arrow key to go to the first event.</source>
        <translation>按空格键播放，或按右方向键到第一个事件。</translation>
    </message>
    <message>
        <source>What people get wrong</source>
        <translation>常见误解</translation>
    </message>
    <message>
        <source>What this scene shows</source>
        <translation>这个场景说明了什么</translation>
    </message>
    <message>
        <source>Two programs are connected</source>
        <translation>两个程序已经连接</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Press Space to play, or the right arrow key to go to the first event.</source>
        <translation>还什么都没有发生。按空格键播放，或按右方向键到第一个事件。</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Running timers</source>
        <translation>正在运行的定时器</translation>
    </message>
    <message numerus="yes">
        <source>Press Q to be asked %n question(s) during the run.</source>
        <translation>
            <numerusform>按 Q 键后，播放途中会向全班提 %n 个问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1（%2 个）</translation>
    </message>
    <message>
        <source>The end of this scene shows it.</source>
        <translation>看到本场景的结尾便知。</translation>
    </message>
    <message>
        <source>Mistake: %1
Fact: %2</source>
        <translation>误解：%1
事实：%2</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>开始时</translation>
    </message>
</context>
<context>
    <name>linger::WhyTwice</name>
    <message>
        <source>Below 1 MSL one late segment can still be in transit when TIME-WAIT ends.</source>
        <translation>不足 1 MSL 时，TIME-WAIT 结束时仍可能有一个迟到的报文段在途中。</translation>
    </message>
    <message>
        <source>From 1 MSL on one late segment cannot.</source>
        <translation>从 1 MSL 起，一个迟到的报文段不可能还在途中。</translation>
    </message>
    <message>
        <source>Below 2 MSL two late segments can: a late ACK makes the peer retransmit its FIN, and that FIN is late, too.</source>
        <translation>不足 2 MSL 时，两个迟到的报文段有可能：迟到的 ACK 使对端重传 FIN，而这个 FIN 也迟到。</translation>
    </message>
    <message>
        <source>From 2 MSL on not even two late segments can: this is why it is twice the MSL.</source>
        <translation>从 2 MSL 起，两个迟到的报文段也不可能：所以 TIME-WAIT 是 MSL 的两倍。</translation>
    </message>
    <message>
        <source>Where a RST ends TIME-WAIT, two late segments are too many for any length (RFC 1337).</source>
        <translation>如果 RST 会结束 TIME-WAIT，那么无论它多长，两个迟到的报文段都能破坏它（RFC 1337）。</translation>
    </message>
    <message>
        <source>Without TIME-WAIT one lost ACK is enough for a reset.</source>
        <translation>没有 TIME-WAIT 时，丢失一个 ACK 就足以导致重置。</translation>
    </message>
    <message>
        <source>How many losses a length survives follows the retransmission timer: 1 MSL is too short for two losses.</source>
        <translation>TIME-WAIT 的一个长度能承受几次丢失，取决于重传定时器：1 MSL 承受不住两次丢失。</translation>
    </message>
    <message>
        <source>2 MSL is long enough for two losses.</source>
        <translation>2 MSL 足以承受两次丢失。</translation>
    </message>
    <message>
        <source>… %1</source>
        <translation>… %1</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>– %1 (Not so in this scene.)</source>
        <translation>– %1（在本场景中并非如此。）</translation>
    </message>
    <message>
        <source>Why twice: sentences, each with the cell that shows it</source>
        <translation>为什么是两倍：每句话都对应表中能证明它的单元格</translation>
    </message>
</context>
<context>
    <name>linger::WhyVerb</name>
    <message>
        <source>--format: found &quot;%1&quot;, expected one of text, json</source>
        <translation>--format：“%1”不正确，应为 text 或 json</translation>
    </message>
    <message>
        <source>--to asks for a destination, so it takes no port besides</source>
        <translation>--to 查询的是目的地，因此不能再给端口</translation>
    </message>
    <message>
        <source>[ADDRESS:]PORT is missing</source>
        <translation>缺少 [ADDRESS:]PORT</translation>
    </message>
    <message>
        <source>--wait and --watch exclude each other</source>
        <translation>--wait 和 --watch 不能同时使用</translation>
    </message>
    <message>
        <source>--to reports the present: it cannot be combined with --wait or --watch</source>
        <translation>--to 说的是现在：不能与 --wait 或 --watch 同用</translation>
    </message>
    <message>
        <source>why: %1 (see linger why --help)</source>
        <translation>why：%1（详见 linger why --help）</translation>
    </message>
    <message>
        <source>who holds a port of this machine, until when, and what helps (Linux)</source>
        <translation>谁占用了本机的端口、到何时为止、怎么办（Linux）</translation>
    </message>
    <message>
        <source>the UDP port; else the TCP port</source>
        <translation>UDP 端口；否则为 TCP 端口</translation>
    </message>
    <message>
        <source>text or json; text if not given</source>
        <translation>text 或 json；不指定则为 text</translation>
    </message>
    <message>
        <source>wait until a server without options gets it, or for D</source>
        <translation>等到不设选项的服务器能得到它，或等待 D</translation>
    </message>
    <message>
        <source>continue and report changes</source>
        <translation>持续报告变化</translation>
    </message>
    <message>
        <source>instead: the ports that are left for connections to that destination</source>
        <translation>改为查询：连接该目的地还剩多少端口</translation>
    </message>
</context>
<context>
    <name>linger::Workspace</name>
    <message>
        <source>States</source>
        <translation>状态图</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>The scene was changed elsewhere: the edits that could not be run yet have been discarded.</source>
        <translation>场景在别处被修改：尚无法运行的改动已被丢弃。</translation>
    </message>
</context>
</TS>
